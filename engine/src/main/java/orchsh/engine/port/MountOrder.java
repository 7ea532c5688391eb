package orchsh.engine.port;

import orchsh.engine.model.Mount;

/**
 * Something to mount.
 *
 * @param mount what is mounted, and how
 * @param volume the volume's name on the engine; empty for an anonymous one that is made with the container, and for
 *     what is no volume
 */
public record MountOrder(Mount mount, String volume) {
    public MountOrder {
        if (mount instanceof Mount.NamedVolume && volume.isEmpty()) {
            throw new IllegalArgumentException("the volume at `" + mount.target() + "` has no name on the engine");
        }
    }

    /** What needs no name on the engine. */
    public static MountOrder of(Mount mount) {
        return new MountOrder(mount, "");
    }
}
