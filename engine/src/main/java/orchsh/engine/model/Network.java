package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network of the stack.
 *
 * @param name its name in the stack
 * @param engineName its name on the engine, instead of one made of stack and name
 * @param external whether somebody else makes it and takes it away
 * @param driver what makes it; absent leaves it to the engine
 * @param driverOptions for that driver
 * @param internal whether it has no way out
 * @param attachable whether containers outside of services may join it, on a swarm
 * @param ip4 whether it has IPv4 addresses; absent leaves it to the engine
 * @param ip6 whether it has IPv6 addresses; absent leaves it to the engine
 * @param labels the user's labels
 * @param addresses which addresses it has
 */
public record Network(
        String name,
        Optional<String> engineName,
        boolean external,
        Optional<String> driver,
        SortedMap<String, String> driverOptions,
        boolean internal,
        boolean attachable,
        Optional<Boolean> ip4,
        Optional<Boolean> ip6,
        SortedMap<String, String> labels,
        Addresses addresses) {

    public Network {
        Names.thing("network", name);
        driverOptions = Checks.sorted(driverOptions);
        labels = Checks.sorted(labels);
        boolean saysMore = driver.isPresent()
                || !driverOptions.isEmpty()
                || internal
                || attachable
                || ip4.isPresent()
                || ip6.isPresent()
                || !labels.isEmpty()
                || !addresses.equals(Addresses.ANY);
        if (external && saysMore) {
            throw new IllegalArgumentException(
                    "network `" + name + "` is external: somebody else makes it, so only its name can be said");
        }
    }

    /** One of the stack's own, as the engine usually makes them. */
    public Network(String name, boolean internal) {
        this(
                name,
                Optional.empty(),
                false,
                Optional.empty(),
                new TreeMap<>(),
                internal,
                false,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                Addresses.ANY);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * Where a network's addresses come from.
     *
     * @param driver what gives them out; absent leaves it to the engine
     * @param options for that driver
     * @param pools the ranges; none leaves them to the engine
     */
    public record Addresses(Optional<String> driver, SortedMap<String, String> options, List<Pool> pools) {
        /** Whatever the engine gives. */
        public static final Addresses ANY = new Addresses(Optional.empty(), new TreeMap<>(), List.of());

        public Addresses {
            options = Checks.sorted(options);
            pools = List.copyOf(pools);
        }
    }

    /**
     * A range of addresses.
     *
     * @param subnet all addresses of the network
     * @param range those that containers are given
     * @param gateway the one that leads out
     * @param reserved those that are given to nobody, by name
     */
    public record Pool(
            Optional<String> subnet,
            Optional<String> range,
            Optional<String> gateway,
            SortedMap<String, String> reserved) {
        public Pool {
            subnet.ifPresent(IpAddress::checkRange);
            range.ifPresent(IpAddress::checkRange);
            gateway.ifPresent(IpAddress::check);
            reserved = Checks.sorted(reserved);
            reserved.values().forEach(IpAddress::check);
        }

        public static Pool of(String subnet) {
            return new Pool(Optional.of(subnet), Optional.empty(), Optional.empty(), new TreeMap<>());
        }
    }

    /** Collects what a network is. */
    public static final class Builder {
        private final String name;
        private Optional<String> engineName = Optional.empty();
        private boolean external;
        private Optional<String> driver = Optional.empty();
        private final SortedMap<String, String> driverOptions = new TreeMap<>();
        private boolean internal;
        private boolean attachable;
        private Optional<Boolean> ip4 = Optional.empty();
        private Optional<Boolean> ip6 = Optional.empty();
        private final SortedMap<String, String> labels = new TreeMap<>();
        private Optional<String> addressDriver = Optional.empty();
        private final SortedMap<String, String> addressOptions = new TreeMap<>();
        private final List<Pool> pools = new ArrayList<>();

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

        public Builder driver(String wanted) {
            driver = Optional.of(wanted);
            return this;
        }

        public Builder driverOption(String option, String value) {
            driverOptions.put(option, value);
            return this;
        }

        public Builder internal(boolean wanted) {
            internal = wanted;
            return this;
        }

        public Builder attachable(boolean wanted) {
            attachable = wanted;
            return this;
        }

        public Builder ip4(boolean wanted) {
            ip4 = Optional.of(wanted);
            return this;
        }

        public Builder ip6(boolean wanted) {
            ip6 = Optional.of(wanted);
            return this;
        }

        public Builder label(String label, String value) {
            labels.put(label, value);
            return this;
        }

        public Builder addressDriver(String wanted) {
            addressDriver = Optional.of(wanted);
            return this;
        }

        public Builder addressOption(String option, String value) {
            addressOptions.put(option, value);
            return this;
        }

        public Builder pool(Pool pool) {
            pools.add(pool);
            return this;
        }

        public Network build() {
            return new Network(
                    name,
                    engineName,
                    external,
                    driver,
                    driverOptions,
                    internal,
                    attachable,
                    ip4,
                    ip6,
                    labels,
                    new Addresses(addressDriver, addressOptions, pools));
        }
    }
}
