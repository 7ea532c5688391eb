package orchsh.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.definition.Companions;
import orchsh.engine.definition.Definition;
import orchsh.engine.definition.Definitions;
import orchsh.engine.definition.GivenFiles;
import orchsh.engine.definition.NetworkFields;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.model.Link;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Need;
import orchsh.engine.model.Network;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.FileContents;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.ContainerOrder.Membership;
import orchsh.engine.port.MountOrder;
import orchsh.engine.port.NetworkOrder;
import orchsh.engine.port.NetworkPlace;
import orchsh.engine.port.VolumeOrder;

/** Puts a service into the words of a container engine. */
final class ContainerOrders {
    private final Stack stack;
    private final StartOrder order;
    private final Definitions definitions;
    private final Ends ends;
    private final Optional<Path> script;

    ContainerOrders(Stack stack, StartOrder order, Definitions definitions, Ends ends, Optional<Path> script) {
        this.stack = stack;
        this.order = order;
        this.definitions = definitions;
        this.ends = ends;
        this.script = script;
    }

    /** The labels of everything the stack makes. */
    Map<String, String> ownLabels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(Labels.STACK, stack.name());
        labels.put(Labels.PROJECT, stack.name());
        return labels;
    }

    /**
     * A container of a service.
     *
     * @param number which of the service's containers it is
     * @param name the name it is created with
     * @param memberships the networks it is created in
     * @param companions of each service that it shares something with: the container
     * @param replaced the container whose place it takes
     */
    ContainerOrder orderFor(
            Service service,
            int number,
            String name,
            List<Membership> memberships,
            Map<String, String> companions,
            Optional<ObservedContainer> replaced) {
        Definition definition = definitions.of(service);
        Map<String, String> labels = new TreeMap<>(service.identity().labels());
        labels.putAll(ownLabels());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.NUMBER, String.valueOf(number));
        labels.put(Labels.ONE_OFF, "False");
        labels.put(Labels.CONFIG_HASH, definition.hash());
        labels.put(Labels.DEFINITION, definition.encode());
        labels.put(Labels.DEPENDS_ON, dependsOn(service));
        if (!service.hooks().beforeStop().isEmpty()) {
            labels.put(Labels.BEFORE_STOP, HookLabel.encode(service.hooks().beforeStop()));
        }
        ends.codeOf(service).ifPresent(code -> labels.put(Labels.ENDS, String.valueOf(code)));
        replaced.ifPresent(old -> labels.put(Labels.REPLACES, old.id()));
        script.ifPresent(script -> {
            labels.put(Labels.CONFIG_FILES, script.toString());
            Optional.ofNullable(script.getParent())
                    .ifPresent(folder -> labels.put(Labels.WORKING_DIRECTORY, folder.toString()));
        });
        return new ContainerOrder(
                name,
                stack.imageOf(service).toString(),
                service,
                service.env(),
                labels,
                mountsOf(service, replaced),
                memberships,
                companions);
    }

    /** A network of the stack. */
    NetworkOrder orderFor(Network network) {
        Map<String, String> labels = new TreeMap<>(network.labels());
        labels.putAll(ownLabels());
        labels.put(Labels.NETWORK, network.name());
        labels.put(Labels.DEFINITION, NetworkFields.of(network).masked().encode());
        return new NetworkOrder(stack.networkName(network.name()), network, labels);
    }

    /** A volume of the stack; one that belongs to none bears no mark of it. */
    VolumeOrder orderFor(Volume volume) {
        Map<String, String> labels = new TreeMap<>(volume.labels());
        if (volume.shared()) {
            return new VolumeOrder(stack.volumeName(volume.name()), volume, labels);
        }
        labels.putAll(ownLabels());
        labels.put(Labels.VOLUME, volume.name());
        labels.put(Labels.DEFINITION, NetworkFields.of(volume).masked().encode());
        return new VolumeOrder(stack.volumeName(volume.name()), volume, labels);
    }

    /** As docker compose writes it, for the order of a later {@code down}, by whichever tool. */
    private String dependsOn(Service service) {
        List<String> entries = new ArrayList<>();
        for (Need need : order.needsOf(service.name())) {
            entries.add(need.service() + ":" + condition(need) + ":" + need.restart());
        }
        return String.join(",", entries);
    }

    private static String condition(Need need) {
        return switch (need.condition()) {
            case STARTED -> "service_started";
            case READY -> "service_healthy";
            case COMPLETED -> "service_completed_successfully";
        };
    }

    /** What the script mounts, and the anonymous volumes of the container that is replaced. */
    private List<MountOrder> mountsOf(Service service, Optional<ObservedContainer> replaced) {
        Map<String, ObservedContainer.MountedVolume> old = new HashMap<>();
        replaced.ifPresent(container -> container.volumes().forEach(volume -> old.put(volume.target(), volume)));
        List<MountOrder> mounts = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (Mount mount : service.mounts()) {
            targets.add(mount.target());
            mounts.add(orderFor(service, mount, Optional.ofNullable(old.get(mount.target()))));
        }
        for (String folder : new GivenFiles(service, FileContents.NONE).folders()) {
            targets.add(folder);
            mounts.add(MountOrder.of(new Mount.AnonymousVolume(folder, false, false, labelsOfFiles(service))));
        }
        for (ObservedContainer.MountedVolume volume : old.values()) {
            if (volume.isAnonymous() && targets.add(volume.target())) {
                mounts.add(new MountOrder(new Mount.AnonymousVolume(volume.target(), false), volume.volume()));
            }
        }
        return mounts;
    }

    private SortedMap<String, String> labelsOfFiles(Service service) {
        SortedMap<String, String> labels = new TreeMap<>(ownLabels());
        labels.put(Labels.FILES, service.name());
        return labels;
    }

    private MountOrder orderFor(Service service, Mount mount, Optional<ObservedContainer.MountedVolume> old) {
        if (mount instanceof Mount.NamedVolume named) {
            return new MountOrder(mount, stack.volumeName(named.volume()));
        }
        if (mount instanceof Mount.AnonymousVolume nameless) {
            return old.filter(ObservedContainer.MountedVolume::isAnonymous)
                    .map(kept -> new MountOrder(mount, kept.volume()))
                    .orElseGet(() -> MountOrder.of(foundAgain(service, nameless)));
        }
        return MountOrder.of(mount);
    }

    /** With labels by which it is found when its container has gone. */
    private Mount foundAgain(Service service, Mount.AnonymousVolume volume) {
        SortedMap<String, String> labels = new TreeMap<>(volume.labels());
        labels.putAll(ownLabels());
        labels.put(Labels.NAMELESS, service.name());
        return new Mount.AnonymousVolume(volume.target(), volume.readOnly(), volume.noCopy(), labels);
    }

    /** A service has its own name there for everybody, so only other names need a link. */
    NetworkPlace placeIn(Service service, NetworkUse use) {
        List<String> aliases = new ArrayList<>(List.of(service.name()));
        aliases.addAll(use.aliases());
        SortedMap<String, String> links = new TreeMap<>();
        service.externalLinks().forEach(link -> links.put(link.alias(), link.container()));
        for (Link link : service.links()) {
            stack.service(link.service())
                    .filter(target -> !link.alias().equals(target.name()) && sharesNetwork(target, use))
                    .ifPresent(target -> links.put(link.alias(), target.name()));
        }
        return NetworkPlace.of(use, aliases, links);
    }

    private static boolean sharesNetwork(Service target, NetworkUse use) {
        return target.effectiveNetworks().stream()
                .anyMatch(other -> other.network().equals(use.network()));
    }

    /** The links whose variables are made here; on its own bridge the engine makes them. */
    List<Step.LinkedService> linksOf(Service service) {
        List<Step.LinkedService> links = new ArrayList<>();
        if (Companions.isOnBridge(service)) {
            return links;
        }
        for (Link link : service.links()) {
            stack.service(link.service())
                    .filter(target -> link.withEnv())
                    .ifPresent(target -> links.add(new Step.LinkedService(
                            link, stack.imageOf(target).toString(), target.env(), portsOf(target))));
        }
        return links;
    }

    private static List<ExposedPort> portsOf(Service service) {
        Set<ExposedPort> ports = new LinkedHashSet<>();
        service.ports().forEach(port -> ports.add(new ExposedPort(port.containerPort(), port.protocol())));
        ports.addAll(service.exposed());
        return List.copyOf(ports);
    }
}
