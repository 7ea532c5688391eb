package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.definition.Definition;
import orchsh.engine.definition.Definitions;
import orchsh.engine.definition.FoundDefinition;
import orchsh.engine.definition.Origins;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;

/** Compares containers with what their services are now. */
final class Changes {
    private final Stack stack;
    private final ObservedStack observed;
    private final ImageSteps images;
    private final ContainerOrders orders;
    private final Definitions definitions;
    private final Ends ends;
    private final Map<String, String> changedNetworks;
    private final Goal.Up goal;
    private final Origins origins;
    private final Map<String, Optional<String>> imageIds = new HashMap<>();

    /**
     * @param changedNetworks the networks that are made anew, by their names in the stack, and why
     * @param origins what containers of other tools were made from
     */
    Changes(
            Stack stack,
            ObservedStack observed,
            ImageSteps images,
            ContainerOrders orders,
            Definitions definitions,
            Ends ends,
            Map<String, String> changedNetworks,
            Goal.Up goal,
            Origins origins) {
        this.stack = stack;
        this.observed = observed;
        this.images = images;
        this.orders = orders;
        this.definitions = definitions;
        this.ends = ends;
        this.changedNetworks = changedNetworks;
        this.goal = goal;
        this.origins = origins;
    }

    /** Why a container is made anew; absent when it stays. */
    Optional<String> reasonToReplace(Service service, ObservedContainer container) {
        return switch (goal.choices().recreation()) {
            case WHEN_CHANGED -> changeOf(service, container);
            case ALWAYS -> isAskedFor(service) ? Optional.of("asked for") : changeOf(service, container);
            case NEVER -> Optional.empty();
        };
    }

    private boolean isAskedFor(Service service) {
        return goal.choices().needs() == Choices.Needs.AS_ASKED_FOR || goal.asksFor(service.name());
    }

    /** Whether anything may be made anew. */
    boolean mayReplace() {
        return goal.choices().recreation() != Choices.Recreation.NEVER;
    }

    /** Why a container does not do any more; absent when it does. */
    Optional<String> changeOf(Service service, ObservedContainer container) {
        List<String> reasons = new ArrayList<>(definitionReasons(service, container));
        ImageReference image = stack.imageOf(service);
        if (images.isBuilt(image)) {
            reasons.add("its image is built anew");
        } else if (images.replacement(image).isPresent()) {
            reasons.add("its image " + images.replacement(image).get());
        } else if (reasons.isEmpty()) {
            observed.imageNamed(image.listedName())
                    .filter(present -> !present.id().equals(container.imageId()))
                    .ifPresent(present -> reasons.add("image " + image + " is another one now"));
        }
        reasons.addAll(mountReasons(service, container, reasons.isEmpty()));
        if (ends.isDone(service, container)) {
            return joined(reasons); // its surroundings do not matter any more
        }
        ends.reasonToRunOn(service, container).ifPresent(reasons::add);
        reasons.addAll(networkReasons(service, container));
        if (reasons.isEmpty()) {
            linkReason(service, container).ifPresent(reasons::add);
        }
        return joined(reasons);
    }

    private List<String> definitionReasons(Service service, ObservedContainer container) {
        Optional<String> before = container.label(Labels.DEFINITION);
        if (before.isEmpty() && container.isOfDockerCompose()) {
            return originReasons(service, container);
        }
        if (before.isEmpty()) {
            return List.of("it does not say what it was made from");
        }
        Definition now = definitions.of(service);
        return before.get().equals(now.encode()) ? List.of() : now.changesSince(Definition.decode(before.get()));
    }

    /** A container of another tool is compared by what the engine tells of it; what cannot be compared is not kept. */
    private List<String> originReasons(Service service, ObservedContainer container) {
        List<String> reasons = new ArrayList<>(FoundDefinition.incomparable(stack, service));
        if (!reasons.isEmpty()) {
            return reasons;
        }
        return origins.of(container)
                .map(origin -> definitions.changesSince(service, observed, origin))
                .orElseGet(() -> List.of("it does not say what it was made from"));
    }

    /** @param isAll whether it matters, too, that an image has become another one meanwhile */
    private List<String> mountReasons(Service service, ObservedContainer container, boolean isAll) {
        List<String> reasons = new ArrayList<>();
        boolean areHere = true;
        for (ImageReference image : MountedImages.of(service)) {
            if (images.isBuilt(image)) {
                reasons.add("mounted image " + image + " is built anew");
            } else {
                images.replacement(image).ifPresent(how -> reasons.add("mounted image " + image + " " + how));
            }
            areHere &= idOf(image.toString()).isPresent();
        }
        String mark = MountedImages.mark(service, image -> idOf(image.toString()));
        boolean isSame = mark.equals(container.label(Labels.MOUNTED_IMAGES).orElse(""));
        if (isAll && reasons.isEmpty() && areHere && !isSame) {
            reasons.add("a mounted image is another one now");
        }
        return reasons;
    }

    private static Optional<String> joined(List<String> reasons) {
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
    }

    /** Variables that came with a link cannot be changed on a container, and they follow the image linked to. */
    private Optional<String> linkReason(Service service, ObservedContainer container) {
        List<Step.LinkedService> links = orders.linksOf(service);
        for (Step.LinkedService linked : links) {
            boolean isBuilt = stack.service(linked.link().service())
                    .map(stack::imageOf)
                    .filter(images::isBuilt)
                    .isPresent();
            if (isBuilt) {
                return Optional.of("the image of link " + linked.link().alias() + " is built anew");
            }
            Optional<String> replacement = images.replacement(ImageReference.parse(linked.image()));
            if (replacement.isPresent()) {
                return Optional.of("the image of link " + linked.link().alias() + " " + replacement.get());
            }
        }
        String mark = LinkMark.of(links, image -> imageIds.computeIfAbsent(image, this::idOf));
        return mark.equals(container.label(Labels.LINKS).orElse(""))
                ? Optional.empty()
                : Optional.of("the image of a link is another one now");
    }

    private Optional<String> idOf(String image) {
        return observed.imageNamed(ImageReference.parse(image).listedName()).map(ObservedImage::id);
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
