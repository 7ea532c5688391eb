package orchsh.engine.model;

/**
 * A file of the stack that is nobody's business.
 *
 * @param name its name in the stack
 * @param source where its content comes from
 */
public record Secret(String name, FileSource source) {
    public Secret {
        Names.thing("secret", name);
    }
}
