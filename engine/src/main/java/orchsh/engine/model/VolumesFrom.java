package orchsh.engine.model;

/**
 * All mounts of another container.
 *
 * @param owner whose container it is
 * @param name the service's name in the stack, or the container's on the engine
 * @param readOnly whether they cannot be written here
 */
public record VolumesFrom(Owner owner, String name, boolean readOnly) {
    /** Whose container is meant. */
    public enum Owner {
        SERVICE,
        CONTAINER
    }

    public VolumesFrom {
        Names.thing(owner == Owner.SERVICE ? "service" : "container", name);
    }
}
