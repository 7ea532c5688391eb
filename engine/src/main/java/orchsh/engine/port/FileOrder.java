package orchsh.engine.port;

import orchsh.engine.model.FileContent;

/**
 * A file to put into a container.
 *
 * @param path where, absolute
 * @param content what is in it
 * @param uid the number of its owner
 * @param gid the number of its group
 * @param mode who may do what with it, as {@code chmod} counts
 */
public record FileOrder(String path, FileContent content, int uid, int gid, int mode) {}
