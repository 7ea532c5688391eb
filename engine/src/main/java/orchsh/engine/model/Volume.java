package orchsh.engine.model;

/**
 * A volume of the stack: data that outlives containers.
 *
 * @param name its name in the stack
 */
public record Volume(String name) {
    public Volume {
        Names.thing("volume", name);
    }
}
