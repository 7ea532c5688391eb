package orchsh.engine.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import orchsh.engine.model.Link;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.VolumesFrom;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;

/**
 * The services of whose container another one's is made: those whose network, processes or mounts it shares, and on the
 * engine's own bridge also those that it links to. What it got from them stays with that one container, so it must be
 * made anew when they are.
 */
public final class Companions {
    private Companions() {}

    /** In the order in which the service names them. */
    public static List<Service> of(Stack stack, Service service) {
        Set<String> names = new LinkedHashSet<>(service.namespaces().services());
        service.volumesFrom().stream()
                .filter(from -> from.owner() == VolumesFrom.Owner.SERVICE)
                .forEach(from -> names.add(from.name()));
        if (isOnBridge(service)) {
            service.links().stream().map(Link::service).forEach(names::add);
        }
        return names.stream()
                .map(stack::service)
                .flatMap(Optional::stream)
                .filter(companion -> !companion.name().equals(service.name()))
                .toList();
    }

    /** Whether it is on the engine's own bridge, where names are known by links alone. */
    public static boolean isOnBridge(Service service) {
        return service.namespaces()
                .network()
                .filter(network -> network.kind() == Namespace.Kind.BRIDGE)
                .isPresent();
    }

    /**
     * Why a container must be made anew because of those it shares something with; absent when it need not.
     *
     * @param keptOf the container of a companion, if it stays
     */
    public static Optional<String> reason(
            List<Service> companions,
            Function<Service, Optional<ObservedContainer>> keptOf,
            ObservedContainer container) {
        Map<String, String> present = new TreeMap<>();
        for (Service companion : companions) {
            Optional<ObservedContainer> kept = keptOf.apply(companion);
            if (kept.isEmpty()) {
                return Optional.of("it shares something with " + companion.name() + ", which is made anew");
            }
            present.put(companion.name(), kept.get().id());
        }
        return mark(present).equals(container.label(Labels.COMPANIONS).orElse(""))
                ? Optional.empty()
                : Optional.of("what it shares something with is another container now");
    }

    /**
     * The mark that a container carries of those it was made of.
     *
     * @param containers of each companion: the id of its container
     */
    public static String mark(Map<String, String> containers) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(containers)
                .forEach((service, id) ->
                        text.append(service).append('=').append(id).append('\n'));
        return text.toString();
    }
}
