package orchsh.engine.live;

/**
 * A container whose log is read.
 *
 * @param container its id
 * @param name the name that its lines are given
 * @param service whose container it is
 */
public record LogSource(String container, String name, String service) {

    /** One whose lines are given the name of its service. */
    public LogSource(String container, String name) {
        this(container, name, name);
    }
}
