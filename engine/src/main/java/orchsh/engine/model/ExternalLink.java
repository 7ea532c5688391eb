package orchsh.engine.model;

/**
 * A container outside the stack under a name of one's own.
 *
 * @param container its name on the engine
 * @param alias the name it has here
 */
public record ExternalLink(String container, String alias) {
    public ExternalLink {
        Names.thing("container", container);
        Names.thing("link", alias);
    }
}
