package orchsh.dsl.build;

import orchsh.engine.caller.Surroundings;

/**
 * What all parts of one stack work with.
 *
 * @param caller the caller's surroundings
 * @param output takes what is printed
 * @param declared the rest of the stack, once all is said
 */
record Workshop(Notebook notebook, Surroundings caller, Output output, Declared declared) {

    /** Surroundings whose directory is the folder of the file that is speaking. */
    Surroundings beside() {
        return notebook.here().source().beside(caller);
    }
}
