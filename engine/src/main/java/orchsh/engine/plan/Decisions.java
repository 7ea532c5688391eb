package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;

/** Compares each service with the containers it has. */
final class Decisions {
    private final Stack stack;
    private final ObservedStack observed;
    private final ImageSteps images;
    private final ContainerOrders orders;
    private final Map<String, String> changedNetworks;
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    /** @param changedNetworks the networks that are made anew, by their names in the stack, and why */
    Decisions(
            Stack stack,
            ObservedStack observed,
            ImageSteps images,
            ContainerOrders orders,
            Map<String, String> changedNetworks) {
        this.stack = stack;
        this.observed = observed;
        this.images = images;
        this.orders = orders;
        this.changedNetworks = changedNetworks;
    }

    void decide(List<Service> services) {
        services.forEach(service -> decisions.put(service.name(), decide(service)));
    }

    Decision of(Service service) {
        return Objects.requireNonNull(decisions.get(service.name()), "every selected service is decided on");
    }

    /** The ids of all containers that go away. */
    Set<String> going() {
        Set<String> going = new LinkedHashSet<>();
        for (Decision decision : decisions.values()) {
            decision.replaced().ifPresent(container -> going.add(container.id()));
            decision.surplus().forEach(container -> going.add(container.id()));
        }
        return going;
    }

    private Decision decide(Service service) {
        List<ObservedContainer> all = observed.ofService(service.name()).stream()
                .filter(container -> !container.isOneOff())
                .toList();
        Optional<ObservedContainer> found = main(service, all);
        List<ObservedContainer> surplus = all.stream()
                .filter(container -> found.filter(container::equals).isEmpty())
                .toList();
        if (found.isEmpty()) {
            return new Decision(Decision.Kind.CREATE, "no container yet", found, surplus);
        }
        ObservedContainer container = found.get();
        Optional<String> replace = reasonToReplace(service, container);
        if (replace.isPresent()) {
            return new Decision(Decision.Kind.REPLACE, replace.get(), found, surplus);
        }
        return switch (container.state()) {
            case RUNNING, RESTARTING -> new Decision(Decision.Kind.KEEP, "", found, surplus);
            case PAUSED -> new Decision(Decision.Kind.RESTART, "it is paused", found, surplus);
            case CREATED -> new Decision(Decision.Kind.START, "created, but never started", found, surplus);
            case EXITED -> new Decision(Decision.Kind.START, "it has ended: " + container.status(), found, surplus);
            case REMOVING, DEAD, UNKNOWN ->
                new Decision(Decision.Kind.REPLACE, "it is " + container.state().word(), found, surplus);
        };
    }

    /**
     * The container that counts: its first, by the right name if there are several. One that was to take the place of
     * another that is still there does not count; one whose predecessor has gone or was set aside for it does, though its
     * name is not right yet.
     */
    private Optional<ObservedContainer> main(Service service, List<ObservedContainer> all) {
        Set<String> ids = new HashSet<>();
        List<ObservedContainer> inPlace = all.stream()
                .filter(container -> !Departures.isAside(container, all))
                .toList();
        inPlace.forEach(container -> ids.add(container.id()));
        String name = stack.containerName(service, 1);
        return inPlace.stream()
                .filter(container -> container.number().orElse(0) == 1)
                .filter(container ->
                        container.label(Labels.REPLACES).filter(ids::contains).isEmpty())
                .min(Comparator.comparing(container -> !container.name().equals(name)));
    }

    private Optional<String> reasonToReplace(Service service, ObservedContainer container) {
        Optional<String> before = container.label(Labels.DEFINITION);
        if (before.isEmpty()) {
            return Optional.of("it does not say what it was made from");
        }
        Definition now = Definition.of(stack, service);
        List<String> reasons = new ArrayList<>(
                before.get().equals(now.encode()) ? List.of() : now.changesSince(Definition.decode(before.get())));
        ImageReference image = stack.imageOf(service);
        if (images.isBuilt(image)) {
            reasons.add("its image is built anew");
        } else if (images.isReplaced(image)) {
            reasons.add("its image is another one in the registry");
        } else if (reasons.isEmpty()) {
            observed.imageNamed(image.listedName())
                    .filter(present -> !present.id().equals(container.imageId()))
                    .ifPresent(present -> reasons.add("image " + image + " is another one now"));
        }
        reasons.addAll(networkReasons(service, container));
        if (reasons.isEmpty()) {
            linkReason(service, container).ifPresent(reasons::add);
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
    }

    /** Variables that came with a link cannot be changed on a container, and they follow the image linked to. */
    private Optional<String> linkReason(Service service, ObservedContainer container) {
        List<Step.LinkedService> links = orders.linksOf(service);
        for (Step.LinkedService linked : links) {
            if (images.isBuilt(ImageReference.parse(linked.image()))) {
                return Optional.of("the image of link " + linked.link().alias() + " is built anew");
            }
            if (images.isReplaced(ImageReference.parse(linked.image()))) {
                return Optional.of("the image of link " + linked.link().alias() + " is another one in the registry");
            }
        }
        String mark = LinkMark.of(
                links,
                image -> observed.imageNamed(ImageReference.parse(image).listedName())
                        .map(ObservedImage::id));
        return mark.equals(container.label(Labels.LINKS).orElse(""))
                ? Optional.empty()
                : Optional.of("the image of a link is another one now");
    }

    private List<String> networkReasons(Service service, ObservedContainer container) {
        List<String> reasons = new ArrayList<>();
        for (String name : changedNetworks.keySet()) {
            if (container.networks().containsKey(stack.networkName(name)) || uses(service, name)) {
                reasons.add("network " + name + " is replaced");
            }
        }
        for (NetworkUse use : service.effectiveNetworks()) {
            if (!changedNetworks.containsKey(use.network()) && isInAnother(container, use.network())) {
                reasons.add("network " + use.network() + " is another one now");
            }
        }
        return reasons;
    }

    private static boolean uses(Service service, String network) {
        return service.effectiveNetworks().stream()
                .anyMatch(use -> use.network().equals(network));
    }

    /** A network that was removed and made again is not the one that a stopped container would go back to. */
    private boolean isInAnother(ObservedContainer container, String network) {
        String full = stack.networkName(network);
        Optional<ObservedNetwork> present = observed.networkNamed(full);
        return Optional.ofNullable(container.networks().get(full))
                .filter(endpoint -> present.filter(endpoint::isIn).isEmpty())
                .isPresent();
    }
}
