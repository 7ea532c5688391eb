package orchsh.engine.model;

/**
 * A file of the stack that its services are configured by.
 *
 * @param name its name in the stack
 * @param source where its content comes from
 */
public record Config(String name, FileSource source) {
    public Config {
        Names.thing("config", name);
    }
}
