package orchsh.engine.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels by which containers, networks, volumes and images are found again: our own, and those by which docker
 * compose and the tools around it know a project.
 */
public final class Labels {
    public static final String PROJECT = "com.docker.compose.project";
    public static final String SERVICE = "com.docker.compose.service";
    public static final String NUMBER = "com.docker.compose.container-number";
    public static final String ONE_OFF = "com.docker.compose.oneoff";
    public static final String CONFIG_HASH = "com.docker.compose.config-hash";
    public static final String DEPENDS_ON = "com.docker.compose.depends_on";
    public static final String WORKING_DIRECTORY = "com.docker.compose.project.working_dir";
    public static final String CONFIG_FILES = "com.docker.compose.project.config_files";
    public static final String NETWORK = "com.docker.compose.network";
    public static final String VOLUME = "com.docker.compose.volume";

    /** On a container that was made for a single command: the service that it is like. */
    public static final String LIKE = "orchsh.like";

    /** The stack that made it; present on everything orchsh makes. */
    public static final String STACK = "orchsh.stack";

    /** On a container that was made to take another one's place: the id of that one. */
    public static final String REPLACES = "orchsh.replaces";

    /** What the container, network or volume was made from, field by field, so that a change can be named. */
    public static final String DEFINITION = "orchsh.definition";

    /** On a container: a mark of what its links' variables were made from, so that it is seen when they would change. */
    public static final String LINKS = "orchsh.links";

    /** On a container: of each service that it shares something with, the id of the container it was. */
    public static final String COMPANIONS = "orchsh.companions";

    /** On a container: of each image whose files it mounts, the id that this had. */
    public static final String MOUNTED_IMAGES = "orchsh.mounted-images";

    /** On a container that is to come to its end: the exit code that this end is to have. */
    public static final String ENDS = "orchsh.ends";

    /** On a volume without a name: it holds secrets and configs of one container, and goes with it. */
    public static final String FILES = "orchsh.files";

    /** On a volume without a name: the service whose data it holds. */
    public static final String NAMELESS = "orchsh.nameless";

    /** On a container: the commands that are run in it before it is asked to end. */
    public static final String BEFORE_STOP = "orchsh.before-stop";

    /** On a volume without content: the moment until which its stack may stay. */
    public static final String LEASE = "orchsh.lease";

    /** On an image: the names it was built under, separated by commas. Images built on it have its labels, but not its names. */
    public static final String BUILT_AS = "orchsh.built-as";

    /** On an image: the fingerprint of what it was built from. */
    public static final String FINGERPRINT = "orchsh.fingerprint";

    /** On an image: the files it was built from, so that a rebuild can name the one that changed. */
    public static final String CONTEXT = "orchsh.context";

    /** On an image: the base images it was built on, each with the id it had. */
    public static final String BASES = "orchsh.bases";

    /** On an image: the names it stands in for, separated by commas. */
    public static final String STAND_IN = "orchsh.stand-in";

    private Labels() {}

    /** The labels of a volume without a name, by those of the container it is made for; absent when that is no stack's. */
    public static Optional<SortedMap<String, String>> ofNameless(Map<String, String> container) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String key : List.of(STACK, PROJECT)) {
            Optional.ofNullable(container.get(key)).ifPresent(value -> labels.put(key, value));
        }
        labels.put(NAMELESS, container.getOrDefault(SERVICE, ""));
        return labels.containsKey(STACK) ? Optional.of(labels) : Optional.empty();
    }

    /** Whether an image with these labels stands in for the image of that name. */
    static boolean isStandInFor(String name, Map<String, String> labels) {
        return List.of(labels.getOrDefault(STAND_IN, "").split(",", -1)).contains(name);
    }
}
