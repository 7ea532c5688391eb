package orchsh.dsl.value;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Mount.Propagation;
import orchsh.engine.model.Mount.Recursion;
import orchsh.engine.model.Mount.Relabel;

/** A mount while it is read, in short or in detail; its kind shows when all is known. */
public final class MountDraft {
    private static final Set<String> TYPES = Set.of("volume", "bind", "tmpfs", "image");

    private final Surroundings beside;
    private final Set<String> options = new TreeSet<>();
    private String type = "";
    private String source = "";
    private String target = "";
    private boolean readOnly;
    private boolean isLoose;
    private boolean noCopy;
    private Optional<String> subpath = Optional.empty();
    private SortedMap<String, String> labels = new TreeMap<>();
    private Optional<Propagation> propagation = Optional.empty();
    private boolean createSource;
    private Optional<Relabel> relabel = Optional.empty();
    private Recursion recursion = Recursion.ENABLED;
    private Optional<Long> size = Optional.empty();
    private Optional<Integer> mode = Optional.empty();

    /** @param beside surroundings whose directory is the script's folder */
    public MountDraft(Surroundings beside) {
        this.beside = beside;
    }

    /** Reads {@code [source:]target[:options]}. */
    MountDraft read(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new WordException("volume `" + text + "` is not [source:]/path[:ro]");
        }
        if (parts.length == 1) {
            if (!text.isEmpty() && !text.startsWith("/")) {
                throw new WordException(
                        "volume `" + text + "` is not told where it is seen inside",
                        "for example volume '" + text + ":/" + lastName(text) + "'");
            }
            target = parts[0];
            return this;
        }
        source = parts[0];
        target = parts[1];
        if (source.isEmpty()) {
            throw new WordException("volume `" + text + "` has nothing in front of the colon");
        }
        if (parts.length == 3) {
            for (String option : parts[2].split(",", -1)) {
                readOption(option, text);
            }
        }
        return this;
    }

    private static String lastName(String path) {
        String last = path.replaceFirst("/+$", "").replaceFirst(".*/", "");
        return last.matches("[.~]*") ? "data" : last;
    }

    private void readOption(String option, String text) {
        switch (option) {
            case "ro" -> readOnly = true;
            case "rw" -> readOnly = false;
            case "nocopy" -> {
                options.add("nocopy");
                noCopy = true;
            }
            case "z", "Z" -> {
                options.add("selinux");
                relabel = Optional.of(relabel(option));
            }
            case "consistent", "cached", "delegated" -> {
                if (!isLoose) {
                    consistency(option);
                }
            }
            default -> {
                propagation = wayOf(option);
                options.add("propagation");
                if (propagation.isEmpty()) {
                    throw new WordException(
                            "volume `" + text + "` ends in `" + option + "`, which is not known here",
                            "use ro, rw, nocopy, z, Z or a way of propagation such as rshared");
                }
            }
        }
    }

    /**
     * Reads the short form of compose files: a folder of the host is made when there is none, and how far behind it may be
     * is no matter on Linux, where it never is.
     */
    public MountDraft readLoosely(String text) {
        isLoose = true;
        read(text);
        if (!source.isEmpty() && isPath()) {
            createSource = true;
        }
        return this;
    }

    public void source(String text) {
        options.add("source");
        source = text;
    }

    public void target(String text) {
        options.add("target");
        target = text;
    }

    public void readOnly(boolean wanted) {
        options.add("readOnly");
        readOnly = wanted;
    }

    public void noCopy(boolean wanted) {
        options.add("nocopy");
        noCopy = wanted;
    }

    public void subpath(String path) {
        options.add("subpath");
        subpath = Optional.of(path);
    }

    public void labels(SortedMap<String, String> pairs) {
        options.add("labels");
        labels = pairs;
    }

    public void propagation(String word) {
        options.add("propagation");
        propagation = Optional.of(wayOf(word)
                .orElseThrow(() -> unknown("propagation", word, "rprivate, private, rshared, shared, rslave, slave")));
    }

    public void createHostPath(boolean wanted) {
        options.add("createHostPath");
        createSource = wanted;
    }

    public void selinux(String word) {
        options.add("selinux");
        relabel = Optional.of(relabel(word));
    }

    public void recursive(String word) {
        options.add("recursive");
        recursion = recursion(word);
    }

    public void size(long bytes) {
        options.add("size");
        size = Optional.of(bytes);
    }

    public void mode(int bits) {
        options.add("mode");
        mode = Optional.of(bits);
    }

    /** Says what kind of mount it is, rather than leaving it to what is said of it. */
    public void type(String word) {
        if (word.equals("npipe") || word.equals("cluster")) {
            throw new WordException(
                    word.equals("npipe")
                            ? "a mount of the type `npipe` is for engines on Windows"
                            : "a mount of the type `cluster` is for a swarm",
                    "use 'volume' or 'bind'");
        }
        if (!TYPES.contains(word)) {
            throw unknown("type", word, "volume, bind, tmpfs, image");
        }
        type = word;
    }

    private static WordException unknown(String option, String word, String known) {
        return new WordException("`" + option + "` cannot be `" + word + "`", "use one of " + known);
    }

    private static Optional<Propagation> wayOf(String word) {
        for (Propagation propagation : Propagation.values()) {
            if (propagation.word().equals(word)) {
                return Optional.of(propagation);
            }
        }
        return Optional.empty();
    }

    private static Relabel relabel(String word) {
        return switch (word) {
            case "z" -> Relabel.SHARED;
            case "Z" -> Relabel.PRIVATE;
            default -> throw unknown("selinux", word, "z, Z");
        };
    }

    private static Recursion recursion(String word) {
        for (Recursion recursion : Recursion.values()) {
            if (recursion.name().toLowerCase(Locale.ROOT).equals(word)) {
                return recursion;
            }
        }
        throw unknown("recursive", word, "enabled, disabled, writable, readonly");
    }

    static void consistency(String word) {
        if (!word.equals("consistent") && !word.equals("default")) {
            throw new WordException(
                    "`consistency` cannot be `" + word + "`: containers on Linux always see what is in the folder",
                    "leave it out");
        }
    }

    /** The mount, when all is said. */
    public Mount mount() {
        String kind = kind();
        checkFit(kind);
        return switch (kind) {
            case "bind" ->
                new Mount.HostPath(
                        beside.resolve(source),
                        target,
                        readOnly,
                        new Mount.Manner(propagation, createSource, relabel, recursion));
            case "tmpfs" -> new Mount.Memory(target, readOnly, size, mode, "");
            case "image" -> new Mount.ImageFiles(ImageReference.parse(source), target, subpath);
            default ->
                source.isEmpty()
                        ? new Mount.AnonymousVolume(target, readOnly, noCopy, labels)
                        : new Mount.NamedVolume(source, target, readOnly, noCopy, subpath);
        };
    }

    private boolean isPath() {
        return source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    }

    private String kind() {
        boolean isPath = isPath();
        if (source.startsWith("~") && !source.equals("~") && !source.startsWith("~/")) {
            throw new WordException("`" + source + "` is another user's home, which is not known here");
        }
        if (type.isEmpty() && !isPath && source.contains("/")) {
            throw new WordException(
                    "`" + source + "` is neither the name of a volume nor a path",
                    "a folder beside the script is written './" + source + "'");
        }
        if (!type.isEmpty()) {
            if (source.isEmpty() && (type.equals("bind") || type.equals("image"))) {
                throw new WordException("a mount of the type `" + type + "` is not told its `source`");
            }
            if (type.equals("volume") && isPath) {
                throw new WordException(
                        "`" + source + "` is a path, not the name of a volume", "leave out `type`, or write 'bind'");
            }
            return type;
        }
        boolean inMemory = options.contains("size") || options.contains("mode");
        return isPath ? "bind" : source.isEmpty() && inMemory ? "tmpfs" : "volume";
    }

    private void checkFit(String kind) {
        Set<String> fitting = switch (kind) {
            case "bind" -> Set.of("propagation", "createHostPath", "selinux", "recursive");
            case "tmpfs" -> Set.of("size", "mode");
            case "image" -> Set.of("subpath");
            default -> source.isEmpty() ? Set.of("nocopy", "labels") : Set.of("nocopy", "subpath");
        };
        Set<String> always = Set.of("type", "source", "target", "readOnly", "consistency");
        options.stream()
                .filter(option -> !fitting.contains(option) && !always.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new WordException(
                            "`" + option + "` does not go with " + shown(kind),
                            option.equals("labels") && kind.equals("volume")
                                    ? "give them to the volume where it is declared"
                                    : "");
                });
        if (kind.equals("tmpfs") && !source.isEmpty()) {
            throw new WordException("a folder in memory has no `source`");
        }
        if (kind.equals("image") && options.contains("readOnly") && !readOnly) {
            throw new WordException("the files of an image cannot be written", "leave out `readOnly`");
        }
    }

    private String shown(String kind) {
        return switch (kind) {
            case "bind" -> "a folder of the host";
            case "tmpfs" -> "a folder in memory";
            case "image" -> "the files of an image";
            default -> source.isEmpty() ? "a volume without a name" : "a volume";
        };
    }
}
