package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/**
 * What an {@code up} is about.
 *
 * @param services in an order in which they can be started
 * @param changedNetworks the networks that must be made anew, by their names in the stack, and what changed
 */
record Scope(List<Service> services, Map<String, String> changedNetworks) {

    /**
     * The services asked for and all they need. A network can only be made anew when nobody is in it, so the other
     * services in one that changed belong to it too.
     */
    static Scope of(Stack stack, ObservedStack observed, StartOrder order, Goal.Up goal) {
        boolean withNeeds =
                goal.choices().needs() != Choices.Needs.LEFT || goal.services().isEmpty();
        List<Service> services = Selection.of(stack, order, goal.services());
        if (!withNeeds) {
            services = Selection.alone(stack, order, goal.services());
        }
        if (goal.choices().recreation() == Choices.Recreation.NEVER) {
            return new Scope(services, Map.of());
        }
        while (true) {
            Map<String, String> changed = changedNetworks(stack, observed, services);
            Set<String> names = new LinkedHashSet<>();
            services.forEach(service -> names.add(service.name()));
            if (!names.addAll(servicesIn(changed.keySet(), stack, observed))) {
                return new Scope(services, changed);
            }
            services = withNeeds ? Selection.of(stack, order, names) : Selection.alone(stack, order, names);
        }
    }

    static Map<String, String> changedNetworks(Stack stack, ObservedStack observed, List<Service> services) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String name : networksOf(services)) {
            Optional<String> before =
                    observed.networkNamed(stack.networkName(name)).flatMap(network -> network.label(Labels.DEFINITION));
            if (before.isPresent()) {
                List<String> changes =
                        Definition.of(networkNamed(stack, name)).changesSince(Definition.decode(before.get()));
                if (!changes.isEmpty()) {
                    changed.put(name, String.join(", ", changes));
                }
            }
        }
        return changed;
    }

    private static List<String> servicesIn(Collection<String> networks, Stack stack, ObservedStack observed) {
        List<String> names = new ArrayList<>();
        for (ObservedContainer container : networks.isEmpty() ? List.<ObservedContainer>of() : observed.own()) {
            boolean isIn =
                    networks.stream().anyMatch(name -> container.networks().containsKey(stack.networkName(name)));
            if (isIn && container.isAlive() && !container.isOneOff()) {
                container.service().flatMap(stack::service).map(Service::name).ifPresent(names::add);
            }
        }
        return names;
    }

    static Set<String> networksOf(Collection<Service> services) {
        Set<String> names = new LinkedHashSet<>();
        services.forEach(service -> service.effectiveNetworks().forEach(use -> names.add(use.network())));
        return names;
    }

    /** The network as the script declares it; the default one needs no declaration. */
    static Network networkNamed(Stack stack, String name) {
        return stack.network(name).orElse(new Network(name, false));
    }
}
