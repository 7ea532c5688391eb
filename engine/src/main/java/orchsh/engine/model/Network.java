package orchsh.engine.model;

/**
 * A network of the stack.
 *
 * @param name its name in the stack
 * @param internal whether it has no way out
 */
public record Network(String name, boolean internal) {
    public Network {
        Names.thing("network", name);
    }
}
