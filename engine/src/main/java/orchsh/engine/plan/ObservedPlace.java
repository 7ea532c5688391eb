package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import orchsh.engine.definition.Definition;
import orchsh.engine.definition.Seal;
import orchsh.engine.model.Network;
import orchsh.engine.model.NetworkUse.Address;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.port.NetworkPlace;

/**
 * The place that a container has in a network, for one that is to have it again: as the engine tells it and, of what the
 * engine does not tell in its list, as the label tells what the container was made from.
 */
final class ObservedPlace {
    private static final int SHORT_ID = 12;

    private final ObservedContainer container;
    private final Endpoint endpoint;
    private final Definition definition;
    private final String field;

    /**
     * Looks at the place.
     *
     * @param network its name in the stack
     * @param fullName its name on the engine
     */
    ObservedPlace(ObservedContainer container, String network, String fullName) {
        this.container = container;
        this.endpoint = Optional.ofNullable(container.networks().get(fullName)).orElseGet(() -> new Endpoint("", ""));
        // One for a single command has the definition of its service, but not that one's place.
        String label =
                container.isOneOff() ? "" : container.label(Labels.DEFINITION).orElse("");
        this.definition = Definition.decode(label);
        this.field = "network " + network;
    }

    NetworkPlace in(Network network) {
        return new NetworkPlace(
                aliases(),
                new TreeMap<>(),
                address().within(network),
                driverOptions(),
                said("gatewayPriority").map(Integer::valueOf),
                said("interfaceName"));
    }

    /** The addresses that it was asked to have and that a network has no room for. */
    List<String> addressesOutOf(Network network) {
        Address fixed = address();
        Address possible = fixed.within(network);
        return Stream.of(fixed.ip4(), fixed.ip6())
                .flatMap(Optional::stream)
                .filter(address -> !Optional.of(address).equals(possible.ip4()))
                .filter(address -> !Optional.of(address).equals(possible.ip6()))
                .toList();
    }

    private Optional<String> said(String word) {
        return definition.field(field + " " + word);
    }

    /** Without its own id, which the engine makes an alias by itself. */
    private List<String> aliases() {
        Set<String> aliases = new LinkedHashSet<>();
        if (!container.isOneOff()) {
            container.service().ifPresent(aliases::add);
        }
        definition.field(field).map(names -> List.of(names.split(" ", -1))).ifPresent(aliases::addAll);
        aliases.addAll(endpoint.aliases());
        aliases.removeIf(name ->
                name.isEmpty() || (name.length() == SHORT_ID && container.id().startsWith(name)));
        return new ArrayList<>(aliases);
    }

    private Address address() {
        Address told = endpoint.fixed();
        List<String> linkLocal = said("linkLocal")
                .map(addresses -> List.of(addresses.split(" ", -1)))
                .orElse(told.linkLocal());
        return new Address(told.ip4().or(() -> said("ip")), told.ip6().or(() -> said("ip6")), linkLocal, said("mac"));
    }

    /** But for those that are kept secret. */
    private SortedMap<String, String> driverOptions() {
        SortedMap<String, String> options = new TreeMap<>();
        definition.fieldsAfter(field + " driverOption ").forEach((name, value) -> {
            if (!Seal.isIn(value)) {
                options.put(name, value);
            }
        });
        return options;
    }
}
