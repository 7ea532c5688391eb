package orchsh.engine.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.model.Network.Pool;
import orchsh.engine.problem.Subject;

/** What must hold between fixed addresses and the networks that they are in. */
final class AddressRules {
    private final Stack stack;
    private final List<Finding> findings = new ArrayList<>();
    /** By network and address: who has it. */
    private final Map<String, String> owners = new HashMap<>();

    private AddressRules(Stack stack) {
        this.stack = stack;
    }

    static List<Finding> check(Stack stack) {
        AddressRules rules = new AddressRules(stack);
        stack.networks().forEach(rules::check);
        for (Service service : stack.services()) {
            service.networks().forEach(use -> rules.check(service, use));
        }
        return rules.findings;
    }

    private void check(Network network) {
        for (Pool pool : network.addresses().pools()) {
            List<String> inside = new ArrayList<>(pool.reserved().values());
            pool.gateway().ifPresent(inside::add);
            pool.range().map(range -> range.substring(0, range.indexOf('/'))).ifPresent(inside::add);
            for (String address : inside) {
                if (pool.subnet().isEmpty()) {
                    find(network, address, "network `" + network.name() + "` says " + address + ", but no subnet");
                } else if (!IpAddress.isIn(address, pool.subnet().get())) {
                    find(
                            network,
                            address,
                            "address " + address + " of network `" + network.name() + "` is not in its subnet "
                                    + pool.subnet().get());
                }
            }
        }
    }

    private void find(Network network, String address, String message) {
        findings.add(new Finding(
                new Subject("", "network", network.name()), message, Optional.of("check the subnet and " + address)));
    }

    private void check(Service service, NetworkUse use) {
        Stream.concat(use.address().ip4().stream(), use.address().ip6().stream())
                .forEach(address -> check(service, use, address));
        use.address().mac().ifPresent(mac -> unique(service, use, mac));
    }

    private void check(Service service, NetworkUse use, String address) {
        unique(service, use, address);
        Optional<Network> network = stack.network(use.network());
        if (network.filter(Network::external).isPresent()) {
            return;
        }
        List<String> subnets = network.stream()
                .flatMap(declared -> declared.addresses().pools().stream())
                .flatMap(pool -> pool.subnet().stream())
                .toList();
        if (subnets.isEmpty()) {
            find(
                    service,
                    use,
                    "service `" + service.name() + "` has the address " + address + " in network `" + use.network()
                            + "`, which has no subnet of its own",
                    Optional.of("say the network's subnet, for only such networks have fixed addresses"));
        } else if (subnets.stream().noneMatch(subnet -> IpAddress.isIn(address, subnet))) {
            find(
                    service,
                    use,
                    "address " + address + " of service `" + service.name() + "` is not in network `" + use.network()
                            + "`, whose subnet is " + String.join(", ", subnets),
                    Optional.empty());
        } else if (takenByNetwork(network, address)) {
            find(
                    service,
                    use,
                    "address " + address + " of service `" + service.name() + "` is one that network `" + use.network()
                            + "` keeps for itself",
                    Optional.empty());
        }
    }

    private static boolean takenByNetwork(Optional<Network> network, String address) {
        return network.stream()
                .flatMap(declared -> declared.addresses().pools().stream())
                .anyMatch(pool -> pool.gateway().filter(address::equals).isPresent()
                        || pool.reserved().containsValue(address));
    }

    private void unique(Service service, NetworkUse use, String address) {
        String other = owners.putIfAbsent(use.network() + " " + address, service.name());
        if (other != null) {
            find(
                    service,
                    use,
                    "services `" + other + "` and `" + service.name() + "` both have the address " + address
                            + " in network `" + use.network() + "`",
                    Optional.empty());
        } else if (service.replicas() > 1) {
            find(
                    service,
                    use,
                    "service `" + service.name() + "` has " + service.replicas()
                            + " containers, and only one of them can have the address " + address,
                    Optional.empty());
        }
    }

    private void find(Service service, NetworkUse use, String message, Optional<String> hint) {
        findings.add(new Finding(new Subject(service.name(), "network", use.network()), message, hint));
    }
}
