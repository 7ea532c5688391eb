package orchsh.engine.image;

/**
 * Something that not every builder does, and where it is asked for.
 *
 * @param what the user's words for it
 * @param place file and line of the Dockerfile, or the part of the stack
 */
record Need(String place, String what) {}
