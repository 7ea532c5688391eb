package orchsh.engine.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that is seen inside a container at a path. */
public sealed interface Mount {

    /** The path inside, absolute. */
    String target();

    boolean readOnly();

    /**
     * A volume of the stack.
     *
     * @param volume the volume's name in the stack
     * @param target the path inside
     * @param readOnly whether it cannot be written
     * @param noCopy whether an empty volume is left empty, instead of getting what the image has at that path
     * @param subpath the folder of the volume that is mounted; absent means all of it
     */
    record NamedVolume(String volume, String target, boolean readOnly, boolean noCopy, Optional<String> subpath)
            implements Mount {
        public NamedVolume {
            Names.thing("volume", volume);
            Checks.absolute(target);
            subpath.ifPresent(path -> inside("subpath", path));
        }

        public NamedVolume(String volume, String target, boolean readOnly) {
            this(volume, target, readOnly, false, Optional.empty());
        }
    }

    /**
     * A volume without a name, made with the container.
     *
     * @param target the path inside
     * @param readOnly whether it cannot be written
     * @param noCopy whether it is left empty, instead of getting what the image has at that path
     * @param labels the user's labels
     */
    record AnonymousVolume(String target, boolean readOnly, boolean noCopy, SortedMap<String, String> labels)
            implements Mount {
        public AnonymousVolume {
            Checks.absolute(target);
            labels = Checks.sorted(labels);
        }

        public AnonymousVolume(String target, boolean readOnly) {
            this(target, readOnly, false, new TreeMap<>());
        }
    }

    /**
     * A folder or file of the engine's host.
     *
     * @param source its path on the host, absolute
     * @param target the path inside
     * @param readOnly whether it cannot be written
     * @param manner how it is mounted
     */
    record HostPath(Path source, String target, boolean readOnly, Manner manner) implements Mount {
        public HostPath {
            if (!source.isAbsolute()) {
                throw new IllegalArgumentException("host path `" + source + "` is not absolute");
            }
            Checks.absolute(target);
            if (manner.relabel().isPresent() && source.toString().contains(":")) {
                throw new IllegalArgumentException(
                        "host path `" + source + "` has a colon in it and cannot be marked for SELinux");
            }
            if (manner.relabel().isPresent() && target.contains(":")) {
                throw new IllegalArgumentException(
                        "`" + target + "` has a colon in it, so what is mounted there cannot be marked for SELinux");
            }
            boolean concernsReading =
                    manner.recursion() == Recursion.WRITABLE || manner.recursion() == Recursion.READONLY;
            if (concernsReading && !readOnly) {
                throw new IllegalArgumentException(
                        "host path `" + source + "` is not mounted read-only, so neither is what is mounted below it");
            }
        }

        public HostPath(Path source, String target, boolean readOnly) {
            this(source, target, readOnly, Manner.USUAL);
        }
    }

    /**
     * How a path of the host is mounted.
     *
     * @param propagation whether mounts below it are seen on the other side; absent means they are not
     * @param createSource whether a folder is made when there is nothing
     * @param relabel how SELinux marks it
     * @param recursion what becomes of mounts below it
     */
    record Manner(
            Optional<Propagation> propagation, boolean createSource, Optional<Relabel> relabel, Recursion recursion) {
        /** As the engine usually does it. */
        public static final Manner USUAL = new Manner(Optional.empty(), false, Optional.empty(), Recursion.ENABLED);

        public Manner {
            if (relabel.isPresent() && recursion != Recursion.ENABLED) {
                throw new IllegalArgumentException(
                        "what becomes of mounts below a path cannot be said together with a mark for SELinux");
            }
        }
    }

    /** Whether mounts below a mounted path are seen on the other side. */
    enum Propagation {
        PRIVATE,
        RPRIVATE,
        SHARED,
        RSHARED,
        SLAVE,
        RSLAVE;

        /** As the engine writes it. */
        public String word() {
            return switch (this) {
                case PRIVATE -> "private";
                case RPRIVATE -> "rprivate";
                case SHARED -> "shared";
                case RSHARED -> "rshared";
                case SLAVE -> "slave";
                case RSLAVE -> "rslave";
            };
        }
    }

    /** How SELinux marks a path of the host. */
    enum Relabel {
        /** For several containers: {@code z}. */
        SHARED,
        /** For this one alone: {@code Z}. */
        PRIVATE
    }

    /** What becomes of mounts below a mounted path. */
    enum Recursion {
        /** They are seen, and read-only where the kernel can do that. */
        ENABLED,
        /** They are not seen. */
        DISABLED,
        /** They are seen, and can be written even if the path itself cannot. */
        WRITABLE,
        /** They are seen, and it fails where they cannot be made read-only. */
        READONLY
    }

    /**
     * A folder in memory.
     *
     * @param target the path inside
     * @param readOnly whether it cannot be written
     * @param size how much it holds, in bytes
     * @param mode who may do what with it, as {@code chmod} counts
     * @param options further options of the kernel, as {@code mount} writes them
     */
    record Memory(String target, boolean readOnly, Optional<Long> size, Optional<Integer> mode, String options)
            implements Mount {
        public Memory {
            Checks.absolute(target);
            size.ifPresent(bytes -> Checks.atLeast("the size of `" + target + "`", 1, bytes));
            mode.ifPresent(bits -> Checks.between("the mode of `" + target + "`", 0, 07777, bits));
        }

        public Memory(String target) {
            this(target, false, Optional.empty(), Optional.empty(), "");
        }
    }

    /**
     * The files of an image, which cannot be written.
     *
     * @param image the image
     * @param target the path inside
     * @param subpath the folder of the image that is mounted; absent means all of it
     */
    record ImageFiles(ImageReference image, String target, Optional<String> subpath) implements Mount {
        public ImageFiles {
            Checks.absolute(target);
            subpath.ifPresent(path -> inside("subpath", path));
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    private static void inside(String what, String path) {
        if (path.isBlank()
                || Path.of(path).isAbsolute()
                || Path.of(path).normalize().startsWith("..")) {
            throw new IllegalArgumentException(what + " `" + path + "` is not a path inside");
        }
    }
}
