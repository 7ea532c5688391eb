package orchsh.engine.live;

/**
 * A container whose log is read.
 *
 * @param container its id
 * @param name the name that its lines are given
 */
public record LogSource(String container, String name) {}
