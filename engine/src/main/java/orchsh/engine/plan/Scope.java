package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.definition.Definition;
import orchsh.engine.definition.NetworkFields;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.model.VolumesFrom;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/**
 * What an {@code up} is about.
 *
 * @param services in an order in which they can be started
 * @param changedNetworks the networks that must be made anew, by their names in the stack, and what changed
 * @param followers the services among them that nobody asked for, but that depend so closely on others that they must
 *     follow when those are made anew or start again
 */
record Scope(List<Service> services, Map<String, String> changedNetworks, Set<String> followers) {

    /**
     * The services asked for and all they need. A network can only be made anew when nobody is in it, so the other
     * services in one that changed belong to it too.
     */
    static Scope of(Stack stack, ObservedStack observed, StartOrder order, Goal.Up goal) {
        boolean isAlone =
                goal.choices().needs() == Choices.Needs.LEFT && !goal.services().isEmpty();
        Set<String> names = goal.services();
        while (true) {
            List<Service> services = isAlone ? Selection.alone(stack, order, names) : Selection.of(stack, order, names);
            Map<String, String> changed = goal.choices().recreation() == Choices.Recreation.NEVER
                    ? Map.of()
                    : changedNetworks(stack, observed, services);
            Set<String> selected = namesOf(services);
            if (!selected.addAll(servicesIn(changed.keySet(), stack, observed))) {
                return new Scope(services, changed, Set.of()).withFollowers(stack, observed, order);
            }
            names = selected;
        }
    }

    private static Set<String> namesOf(List<Service> services) {
        Set<String> names = new LinkedHashSet<>();
        services.forEach(service -> names.add(service.name()));
        return names;
    }

    /** With those that have containers and depend closely on others of it, or on such as do. */
    private Scope withFollowers(Stack stack, ObservedStack observed, StartOrder order) {
        if (services.size() == stack.services().size()) {
            return this;
        }
        Set<String> names = namesOf(services);
        Set<String> found = new LinkedHashSet<>();
        for (Service service : Selection.of(stack, order, Set.of())) {
            boolean follows = dependsClosely(service, order, names)
                    && !observed.ofService(service.name()).isEmpty();
            if (follows && names.add(service.name())) {
                found.add(service.name());
            }
        }
        return found.isEmpty() ? this : new Scope(Selection.alone(stack, order, names), changedNetworks, found);
    }

    private static boolean dependsClosely(Service service, StartOrder order, Set<String> names) {
        boolean restarts = order.needsOf(service.name()).stream()
                .anyMatch(need -> need.restart() && names.contains(need.service()));
        return restarts
                || service.volumesFrom().stream()
                        .anyMatch(from -> from.owner() == VolumesFrom.Owner.SERVICE && names.contains(from.name()));
    }

    static Map<String, String> changedNetworks(Stack stack, ObservedStack observed, List<Service> services) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String name : networksOf(services)) {
            Optional<String> before =
                    observed.networkNamed(stack.networkName(name)).flatMap(network -> network.label(Labels.DEFINITION));
            if (before.isPresent() && !networkNamed(stack, name).external()) {
                List<String> changes = NetworkFields.of(networkNamed(stack, name))
                        .masked()
                        .changesSince(Definition.decode(before.get()));
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

    static Set<String> volumesOf(Collection<Service> services) {
        Set<String> names = new LinkedHashSet<>();
        for (Service service : services) {
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.NamedVolume named) {
                    names.add(named.volume());
                }
            }
        }
        return names;
    }

    /** The network as the script declares it; the default one needs no declaration. */
    static Network networkNamed(Stack stack, String name) {
        return stack.network(name).orElse(new Network(name, false));
    }
}
