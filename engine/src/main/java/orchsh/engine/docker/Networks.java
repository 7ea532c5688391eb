package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.model.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.NetworkOrder;
import orchsh.engine.port.NetworkPlace;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;

/** Makes, joins, leaves and removes networks, whatever else is done to them at the same time. */
final class Networks {
    private static final Duration FOR_OTHERS_TO_GIVE_UP = Duration.ofSeconds(1);
    private static final Duration FOR_LEFTOVERS_TO_GO = Duration.ofSeconds(2);
    private static final Duration FOR_ENDPOINTS_TO_GO = Duration.ofSeconds(5);
    private static final String DEFAULT_NETWORK = "bridge";
    private static final String LEFTOVER = "ep-";
    private static final String PACKET_SIZE = "com.docker.network.driver.mtu";
    private static final String USUAL_PACKET_SIZE = "1500";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Library library;
    private final RawCalls raw;
    private final Once<Map<String, String>> packetSize = new Once<>(this::packetSizeOfDefaultNetwork);

    Networks(Library library, RawCalls raw) {
        this.library = library;
        this.raw = raw;
    }

    String create(NetworkOrder order) {
        String name = order.name();
        Map<String, String> labels = order.labels();
        try {
            String id = raw.make(Target.of("/networks/create"), NetworkBody.of(order, usualOptions(order.network())))
                    .id();
            return agreed(name, Optional.of(id), labels).orElse(id);
        } catch (RefusedException e) {
            if (e.status() == CONFLICT || DockerMessages.isNetworkPresent(e.reason())) {
                return present(name, labels, e)
                        .orElseThrow(() -> Refusals.because(
                                Problem.error("there is a network `" + name + "` already, which is not this stack's")
                                        .hint("remove it with `docker network rm " + name + "`, or rename the stack"),
                                e));
            }
            if (DockerMessages.isOutOfAddresses(e.reason())) {
                throw Refusals.because(
                        Problem.error("the network `" + name + "` cannot be created: the engine has no addresses left")
                                .hint("`docker network prune` removes networks that nothing uses"),
                        e);
            }
            throw Refusals.of("network `" + name + "` cannot be created", e);
        }
    }

    /** The packet size is a word of the bridge's driver. */
    private Map<String, String> usualOptions(orchsh.engine.model.Network network) {
        return network.driver().orElse(DEFAULT_NETWORK).equals(DEFAULT_NETWORK) ? packetSize.get() : Map.of();
    }

    /** The one network of that name, which the engine says there is already. */
    private Optional<String> present(String name, Map<String, String> labels, RefusedException refusal) {
        try {
            return agreed(name, Optional.empty(), labels);
        } catch (RefusedException | ProblemException e) {
            refusal.addSuppressed(e);
            throw Refusals.of("network `" + name + "` cannot be created", refusal);
        }
    }

    /**
     * Engines apply the packet size they were given to their default network alone; on others, packets that are too large
     * for the way out would get lost. So ours take after the default one.
     */
    private Map<String, String> packetSizeOfDefaultNetwork() {
        try {
            Map<String, String> options = library.calls()
                    .inspectNetworkCmd()
                    .withNetworkId(DEFAULT_NETWORK)
                    .exec()
                    .getOptions();
            String size = options == null ? USUAL_PACKET_SIZE : options.getOrDefault(PACKET_SIZE, USUAL_PACKET_SIZE);
            return size.equals(USUAL_PACKET_SIZE) ? Map.of() : Map.of(PACKET_SIZE, size);
        } catch (RefusedException e) {
            return Map.of(); // an engine without such a network has nothing to take after
        }
    }

    /**
     * The one network of that name. Old engines let several callers create a name at once, and who looked early may have
     * seen its own only. So everybody gives up its own for an older one, the owner of the oldest gives up, too, when
     * another one stays, and all take what is left in the end.
     */
    private Optional<String> agreed(String name, Optional<String> created, Map<String, String> labels) {
        Optional<String> mine = created;
        Pause pause = new Pause(FOR_OTHERS_TO_GIVE_UP.multipliedBy(3));
        List<String> present = networksNamed(name, labels);
        while (present.size() > 1) {
            boolean younger = mine.isPresent() && !mine.get().equals(present.get(0));
            if (younger || (mine.isPresent() && pause.lasted(FOR_OTHERS_TO_GIVE_UP))) {
                remove(mine.get());
                mine = Optional.empty();
            } else if (!pause.next()) {
                break;
            }
            present = networksNamed(name, labels);
        }
        return present.stream().findFirst();
    }

    /** The ids of this stack's networks of that name, the oldest first. */
    private List<String> networksNamed(String name, Map<String, String> labels) {
        return library.calls().listNetworksCmd().withNameFilter(name).exec().stream()
                .filter(network -> name.equals(network.getName()))
                .filter(network -> belongsTo(network, labels))
                .sorted(Comparator.comparing(Network::getCreated).thenComparing(Network::getId))
                .map(Network::getId)
                .toList();
    }

    private static boolean belongsTo(Network network, Map<String, String> labels) {
        Map<String, String> present = network.getLabels();
        return present != null && Objects.equals(present.get(Labels.PROJECT), labels.get(Labels.PROJECT));
    }

    void connect(String networkIdOrName, String container, NetworkPlace place) {
        try {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("Container", container);
            body.set("EndpointConfig", EndpointBody.of(place));
            raw.post(Target.of("/networks/").name(networkIdOrName).path("/connect"), body);
        } catch (RefusedException e) {
            throw Refusals.of("`" + container + "` cannot be connected to the network `" + networkIdOrName + "`", e);
        }
    }

    /** Taking out whom somebody else has taken out already is no failure. */
    void disconnect(String networkIdOrName, String container) {
        try {
            library.calls()
                    .disconnectFromNetworkCmd()
                    .withNetworkId(networkIdOrName)
                    .withContainerId(container)
                    .exec();
        } catch (RefusedException e) {
            if (e.status() != NOT_FOUND && !DockerMessages.isNotConnected(e.reason())) {
                throw Refusals.of(
                        "`" + container + "` cannot be taken out of the network `" + networkIdOrName + "`", e);
            }
        }
    }

    /** An engine goes on counting a container that has just gone for a while, and now and then for ever. */
    Optional<String> remove(String idOrName) {
        Optional<RefusedException> refused = removeWithin(FOR_ENDPOINTS_TO_GO, idOrName);
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        List<String> users = disconnectGone(idOrName);
        if (!users.isEmpty()) {
            throw Refusals.because(
                    Problem.error("the network `" + idOrName + "` cannot be removed: " + Users.words(users)),
                    refused.get());
        }
        return removeWithin(FOR_LEFTOVERS_TO_GO, idOrName)
                .map(still -> "the engine counts containers in it that are gone (" + still.reason() + ")");
    }

    private Optional<RefusedException> removeWithin(Duration time, String idOrName) {
        Pause pause = new Pause(time);
        Optional<RefusedException> refused = tryRemove(idOrName);
        while (refused.isPresent() && pause.next()) {
            refused = tryRemove(idOrName);
        }
        return refused;
    }

    /** The refusal, when the network is in use. */
    private Optional<RefusedException> tryRemove(String idOrName) {
        try {
            library.calls().removeNetworkCmd(idOrName).exec();
            return Optional.empty();
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            if (DockerMessages.isNetworkInUse(e.reason())) {
                return Optional.of(e);
            }
            throw Refusals.of("the network `" + idOrName + "` cannot be removed", e);
        }
    }

    /** Takes containers out of the network that do not run, and returns the names of those that do. */
    private List<String> disconnectGone(String network) {
        List<String> users = new ArrayList<>();
        try {
            Map<String, Network.ContainerNetworkConfig> endpoints = library.calls()
                    .inspectNetworkCmd()
                    .withNetworkId(network)
                    .exec()
                    .getContainers();
            for (var endpoint :
                    (endpoints == null ? Map.<String, Network.ContainerNetworkConfig>of() : endpoints).entrySet()) {
                String id = endpoint.getKey();
                Optional<String> name = nameOfRunning(id);
                if (name.isPresent()) {
                    users.add(name.get());
                } else {
                    // What is left of a container that is gone goes by the name it had.
                    boolean isLeftover =
                            id.startsWith(LEFTOVER) && endpoint.getValue().getName() != null;
                    library.calls()
                            .disconnectFromNetworkCmd()
                            .withNetworkId(network)
                            .withContainerId(isLeftover ? endpoint.getValue().getName() : id)
                            .withForce(true)
                            .exec();
                }
            }
            return users;
        } catch (RefusedException e) {
            throw Refusals.of("the network `" + network + "` cannot be removed", e);
        }
    }

    private Optional<String> nameOfRunning(String id) {
        try {
            var details = library.calls().inspectContainerCmd(id).exec();
            boolean running = Boolean.TRUE.equals(details.getState().getRunning());
            return running ? Optional.of(Users.withoutSlash(details.getName())) : Optional.empty();
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
