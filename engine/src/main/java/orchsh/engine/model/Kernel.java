package orchsh.engine.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a container is run by the kernel and the engine's runtime.
 *
 * @param sysctls parameters of the kernel inside it
 * @param cgroupParent the control group it is put into
 * @param runtime the engine's runtime that runs it
 * @param isolation how it is kept apart, on engines that have several ways
 * @param storageOptions options of the engine's storage driver for its file system
 */
public record Kernel(
        SortedMap<String, String> sysctls,
        Optional<String> cgroupParent,
        Optional<String> runtime,
        Optional<String> isolation,
        SortedMap<String, String> storageOptions) {

    public Kernel {
        sysctls = Checks.sorted(sysctls);
        storageOptions = Checks.sorted(storageOptions);
    }

    /** Collects how it is run. */
    public static final class Builder {
        private final SortedMap<String, String> sysctls = new TreeMap<>();
        private Optional<String> cgroupParent = Optional.empty();
        private Optional<String> runtime = Optional.empty();
        private Optional<String> isolation = Optional.empty();
        private final SortedMap<String, String> storageOptions = new TreeMap<>();

        Builder() {}

        Builder(Kernel kernel) {
            sysctls.putAll(kernel.sysctls);
            cgroupParent = kernel.cgroupParent;
            runtime = kernel.runtime;
            isolation = kernel.isolation;
            storageOptions.putAll(kernel.storageOptions);
        }

        public Builder sysctl(String name, String value) {
            sysctls.put(name, value);
            return this;
        }

        public Builder sysctls(Map<String, String> parameters) {
            sysctls.putAll(parameters);
            return this;
        }

        public Builder cgroupParent(String group) {
            cgroupParent = Optional.of(group);
            return this;
        }

        public Builder runtime(String name) {
            runtime = Optional.of(name);
            return this;
        }

        public Builder isolation(String way) {
            isolation = Optional.of(way);
            return this;
        }

        public Builder storageOption(String name, String value) {
            storageOptions.put(name, value);
            return this;
        }

        Kernel build() {
            return new Kernel(sysctls, cgroupParent, runtime, isolation, storageOptions);
        }
    }
}
