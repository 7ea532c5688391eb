package orchsh.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service's part in a network.
 *
 * @param network the network's name in the stack
 * @param aliases further names of the service there
 * @param address what it has there
 * @param driverOptions options for the network's driver
 * @param priority of several networks, the one with the highest is joined first
 * @param gatewayPriority of several networks, the one with the highest leads out
 * @param interfaceName how the interface is called inside
 */
public record NetworkUse(
        String network,
        List<String> aliases,
        Address address,
        SortedMap<String, String> driverOptions,
        int priority,
        Optional<Integer> gatewayPriority,
        Optional<String> interfaceName) {
    public NetworkUse {
        Names.thing("network", network);
        aliases = List.copyOf(aliases);
        driverOptions = Checks.sorted(driverOptions);
    }

    /** With names, and nothing else of its own. */
    public NetworkUse(String network, List<String> aliases) {
        this(network, aliases, Address.ANY, new TreeMap<>(), 0, Optional.empty(), Optional.empty());
    }

    public static NetworkUse of(String network) {
        return new NetworkUse(network, List.of());
    }

    public NetworkUse at(Address fixed) {
        return new NetworkUse(network, aliases, fixed, driverOptions, priority, gatewayPriority, interfaceName);
    }

    /** With these further names instead. */
    public NetworkUse called(List<String> names) {
        return new NetworkUse(network, names, address, driverOptions, priority, gatewayPriority, interfaceName);
    }

    /**
     * Addresses in a network; what is absent is given by the engine.
     *
     * @param ip4 the IPv4 address
     * @param ip6 the IPv6 address
     * @param linkLocal addresses that hold on this link alone
     * @param mac the hardware address
     */
    public record Address(Optional<String> ip4, Optional<String> ip6, List<String> linkLocal, Optional<String> mac) {
        /** Whatever the engine gives. */
        public static final Address ANY = new Address(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        public Address {
            // without lambdas: every listed container has one, and lists are asked for by commands that are over in a
            // moment
            if (ip4.isPresent()) {
                IpAddress.checkVersion4(ip4.get());
            }
            if (ip6.isPresent()) {
                IpAddress.checkVersion6(ip6.get());
            }
            linkLocal = List.copyOf(linkLocal);
            for (String address : linkLocal) {
                IpAddress.check(address);
            }
            if (mac.isPresent()) {
                IpAddress.checkHardware(mac.get());
            }
        }

        /** What of it a network can give: of the addresses those that are in one of its ranges. */
        public Address within(Network network) {
            return new Address(
                    ip4.filter(fixed -> isIn(fixed, network)),
                    ip6.filter(fixed -> isIn(fixed, network)),
                    linkLocal,
                    mac);
        }

        private static boolean isIn(String address, Network network) {
            return network.addresses().pools().stream()
                    .flatMap(pool -> pool.subnet().stream())
                    .anyMatch(subnet -> IpAddress.isIn(address, subnet));
        }

        /** What an engine tells; what is no address is passed over. */
        public static Address observed(String ip4, String ip6, List<String> linkLocal) {
            return ip4.isEmpty() && ip6.isEmpty() && linkLocal.isEmpty()
                    ? ANY
                    : new Address(
                            Optional.of(ip4).filter(IpAddress::isVersion4),
                            Optional.of(ip6).filter(IpAddress::isVersion6),
                            linkLocal.stream()
                                    .filter(text -> IpAddress.isVersion4(text) || IpAddress.isVersion6(text))
                                    .toList(),
                            Optional.empty());
        }

        public static Address ip4(String address) {
            return new Address(Optional.of(address), Optional.empty(), List.of(), Optional.empty());
        }
    }
}
