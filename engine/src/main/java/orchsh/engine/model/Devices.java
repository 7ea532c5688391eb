package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The devices a container may use.
 *
 * @param mapped devices of the host
 * @param rules which kinds of devices it may use, as the kernel writes them: {@code c 1:3 rwm}
 * @param requests devices that a driver provides, such as GPUs
 */
public record Devices(List<Device> mapped, List<String> rules, List<Request> requests) {

    private static final Pattern RULE = Pattern.compile("[acb] ([0-9]+|\\*):([0-9]+|\\*) [rwm]{1,3}");
    private static final String EVERYTHING = "rwm";
    private static final Pattern PERMISSIONS = Pattern.compile("[rwm]{1,3}");

    public Devices {
        mapped = List.copyOf(mapped);
        rules = List.copyOf(rules);
        requests = List.copyOf(requests);
        rules.stream().filter(rule -> !RULE.matcher(rule).matches()).forEach(rule -> {
            throw new IllegalArgumentException("`" + rule + "` is no rule for devices; write for example 'c 1:3 rwm'");
        });
    }

    /**
     * A device of the host.
     *
     * @param source its path on the host, or a name such as {@code vendor.com/class=name} that a driver knows
     * @param target its path inside
     * @param permissions of {@code r}, {@code w} and {@code m}, to make nodes
     */
    public record Device(String source, String target, String permissions) {
        public Device {
            if (!isNamed(source)) {
                Checks.absolute(source);
                Checks.absolute(target);
            } else if (!target.equals(source) || !permissions.equals(EVERYTHING)) {
                throw new IllegalArgumentException(
                        "device `" + source
                                + "` is asked for by its name alone: what it is inside, and with which permissions, is not said");
            }
            if (!PERMISSIONS.matcher(permissions).matches()) {
                throw new IllegalArgumentException(
                        "`" + permissions + "` are no permissions for a device; use r, w, m");
            }
        }

        /** Whether a driver knows it by a name, rather than the host by a path. */
        public boolean isNamed() {
            return isNamed(source);
        }

        private static boolean isNamed(String source) {
            return !source.startsWith("/") && source.contains("/") && source.contains("=");
        }
    }

    /**
     * Devices that a driver provides.
     *
     * @param driver the driver; absent leaves the choice to the engine
     * @param count how many, -1 for all, which is meant when nothing is said; absent when they are named
     * @param ids which ones
     * @param capabilities what they must be able to do
     * @param options for the driver
     */
    public record Request(
            Optional<String> driver,
            Optional<Integer> count,
            List<String> ids,
            List<String> capabilities,
            SortedMap<String, String> options) {
        private static final int ALL = -1;

        public Request {
            ids = List.copyOf(ids);
            capabilities = List.copyOf(capabilities);
            options = Checks.sorted(options);
            count = ids.isEmpty() ? Optional.of(count.orElse(ALL)) : count;
            count.ifPresent(number -> Checks.atLeast("the number of devices", ALL, number));
            if (count.isPresent() && !ids.isEmpty()) {
                throw new IllegalArgumentException("devices are asked for by number or by name, not both");
            }
        }
    }

    /** Collects devices. */
    public static final class Builder {
        private final List<Device> mapped = new ArrayList<>();
        private final List<String> rules = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();

        Builder() {}

        Builder(Devices devices) {
            mapped.addAll(devices.mapped);
            rules.addAll(devices.rules);
            requests.addAll(devices.requests);
        }

        public Builder device(Device device) {
            mapped.add(device);
            return this;
        }

        /** Takes back what is seen under that path. */
        public Builder without(String target) {
            mapped.removeIf(device -> device.target().equals(target));
            return this;
        }

        public Builder rule(String rule) {
            rules.add(rule);
            return this;
        }

        public Builder request(Request request) {
            requests.add(request);
            return this;
        }

        Devices build() {
            return new Devices(mapped, rules, requests);
        }
    }
}
