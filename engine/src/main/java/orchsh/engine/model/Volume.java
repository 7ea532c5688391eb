package orchsh.engine.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volume of the stack: data that outlives containers.
 *
 * @param name its name in the stack
 * @param engineName its name on the engine, instead of one made of stack and name
 * @param external whether somebody else makes it and takes it away
 * @param driver what keeps it; absent leaves it to the engine
 * @param driverOptions for that driver
 * @param labels the user's labels
 * @param shared whether it is made when it is not there, and then belongs to no stack: none takes it away
 */
public record Volume(
        String name,
        Optional<String> engineName,
        boolean external,
        Optional<String> driver,
        SortedMap<String, String> driverOptions,
        SortedMap<String, String> labels,
        boolean shared) {
    public Volume {
        Names.thing("volume", name);
        driverOptions = Checks.sorted(driverOptions);
        labels = Checks.sorted(labels);
        if (external && (driver.isPresent() || !driverOptions.isEmpty() || !labels.isEmpty())) {
            throw new IllegalArgumentException(
                    "volume `" + name + "` is external: somebody else makes it, so only its name can be said");
        }
        if (external && shared) {
            throw new IllegalArgumentException(
                    "volume `" + name + "` is external, and somebody else makes it: it cannot be made here as well");
        }
    }

    /** One of the stack's own, as the engine usually keeps them. */
    public Volume(String name) {
        this(name, Optional.empty(), false, Optional.empty(), new TreeMap<>(), new TreeMap<>(), false);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Collects what a volume is. */
    public static final class Builder {
        private final String name;
        private Optional<String> engineName = Optional.empty();
        private boolean external;
        private Optional<String> driver = Optional.empty();
        private final SortedMap<String, String> driverOptions = new TreeMap<>();
        private final SortedMap<String, String> labels = new TreeMap<>();

        private boolean shared;

        private Builder(String name) {
            this.name = name;
        }

        public Builder engineName(String fixed) {
            engineName = Optional.of(fixed);
            return this;
        }

        public Builder external() {
            external = true;
            return this;
        }

        /** It belongs to no stack, be it made here or not. */
        public Builder shared() {
            shared = true;
            return this;
        }

        public Builder driver(String wanted) {
            driver = Optional.of(wanted);
            return this;
        }

        public Builder driverOption(String option, String value) {
            driverOptions.put(option, value);
            return this;
        }

        public Builder label(String label, String value) {
            labels.put(label, value);
            return this;
        }

        public Volume build() {
            return new Volume(name, engineName, external, driver, driverOptions, labels, shared);
        }
    }
}
