package orchsh.engine.model;

import java.nio.file.Path;

/** Something that is seen inside a container at a path. */
public sealed interface Mount {

    /** The path inside, absolute. */
    String target();

    boolean readOnly();

    /** A volume of the stack. */
    record NamedVolume(String volume, String target, boolean readOnly) implements Mount {
        public NamedVolume {
            Names.thing("volume", volume);
            absolute(target);
        }
    }

    /** A volume without a name, made with the container. */
    record AnonymousVolume(String target, boolean readOnly) implements Mount {
        public AnonymousVolume {
            absolute(target);
        }
    }

    /** A folder or file of the engine's host. */
    record HostPath(Path source, String target, boolean readOnly) implements Mount {
        public HostPath {
            if (!source.isAbsolute()) {
                throw new IllegalArgumentException("host path `" + source + "` is not absolute");
            }
            absolute(target);
        }
    }

    private static void absolute(String target) {
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("`" + target + "` is not an absolute path inside the container");
        }
    }
}
