package orchsh.engine.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a container is called and marked.
 *
 * @param containerName its name on the engine, instead of one made of stack, service and number
 * @param hostname the name it has for itself
 * @param domainname the domain of that name
 * @param labels the user's labels
 * @param annotations what is handed to the container runtime
 */
public record Identity(
        Optional<String> containerName,
        Optional<String> hostname,
        Optional<String> domainname,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations) {

    private static final Pattern CONTAINER = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    public Identity {
        containerName.filter(name -> !CONTAINER.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "`" + name + "` is not a name for a container: use two or more letters, digits, `_`, `.` and `-`");
        });
        hostname.ifPresent(name -> Checks.notBlank("a host name", name));
        labels = Checks.sorted(labels);
        annotations = Checks.sorted(annotations);
        labels.keySet().forEach(Identity::notReserved);
    }

    private static void notReserved(String label) {
        Checks.notBlank("the name of a label", label);
        if (label.startsWith("com.docker.compose.") || label.startsWith("orchsh.")) {
            throw new IllegalArgumentException("label `" + label + "` is one that stacks are found again by");
        }
    }

    /** Collects names and marks. */
    public static final class Builder {
        private Optional<String> containerName = Optional.empty();
        private Optional<String> hostname = Optional.empty();
        private Optional<String> domainname = Optional.empty();
        private final SortedMap<String, String> labels = new TreeMap<>();
        private final SortedMap<String, String> annotations = new TreeMap<>();

        Builder() {}

        Builder(Identity identity) {
            containerName = identity.containerName;
            hostname = identity.hostname;
            domainname = identity.domainname;
            labels.putAll(identity.labels);
            annotations.putAll(identity.annotations);
        }

        void withoutContainerName() {
            containerName = Optional.empty();
        }

        void withoutNames() {
            containerName = Optional.empty();
            hostname = Optional.empty();
            domainname = Optional.empty();
        }

        public Builder containerName(String name) {
            containerName = Optional.of(name);
            return this;
        }

        public Builder hostname(String name) {
            hostname = Optional.of(name);
            return this;
        }

        public Builder domainname(String name) {
            domainname = Optional.of(name);
            return this;
        }

        public Builder label(String name, String value) {
            labels.put(name, value);
            return this;
        }

        public Builder labels(Map<String, String> more) {
            labels.putAll(more);
            return this;
        }

        public Builder annotation(String name, String value) {
            annotations.put(name, value);
            return this;
        }

        Identity build() {
            return new Identity(containerName, hostname, domainname, labels, annotations);
        }
    }
}
