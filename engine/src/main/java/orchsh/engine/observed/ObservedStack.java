package orchsh.engine.observed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One snapshot of an engine, seen from one stack. */
public final class ObservedStack {
    private final EngineFacts engine;
    private final String project;
    private final List<ObservedContainer> containers;
    private final List<ObservedNetwork> networks;
    private final List<ObservedVolume> volumes;
    private final ObservedImages images;

    private final List<ObservedContainer> own;
    private final List<ObservedContainer> kept;
    private final Map<String, List<ObservedContainer>> byService = new HashMap<>();
    private final Map<String, ObservedContainer> containersByName = new HashMap<>();
    private final Map<String, ObservedNetwork> networksByName = new HashMap<>();
    private final Map<String, ObservedVolume> volumesByName = new HashMap<>();

    /**
     * What was seen.
     *
     * @param engine what the engine says about itself
     * @param project the stack's name
     * @param containers all containers of the engine, also those of others
     * @param networks all networks of the engine
     * @param volumes all volumes of the engine
     * @param images all images of the engine
     */
    public ObservedStack(
            EngineFacts engine,
            String project,
            List<ObservedContainer> containers,
            List<ObservedNetwork> networks,
            List<ObservedVolume> volumes,
            List<ObservedImage> images) {
        this(engine, project, containers, networks, volumes, ObservedImages.of(images));
    }

    /**
     * The same.
     *
     * @param images need not be known yet
     */
    public ObservedStack(
            EngineFacts engine,
            String project,
            List<ObservedContainer> containers,
            List<ObservedNetwork> networks,
            List<ObservedVolume> volumes,
            ObservedImages images) {
        this.engine = engine;
        this.project = project;
        this.containers = List.copyOf(containers);
        this.networks = List.copyOf(networks);
        this.volumes = List.copyOf(volumes);
        this.images = images;
        List<ObservedContainer> all = this.containers.stream()
                .filter(container -> container.project().filter(project::equals).isPresent())
                // A builder's own containers have some labels of the image that is being built, but no number.
                .filter(container -> container.label(Labels.NUMBER).isPresent())
                .sorted(Comparator.comparing((ObservedContainer container) ->
                                container.service().orElse(""))
                        .thenComparing(container -> container.number().orElse(0))
                        .thenComparing(ObservedContainer::name))
                .toList();
        own = all.stream().filter(container -> container.keptUntil().isEmpty()).toList();
        kept = all.stream()
                .filter(container -> container.keptUntil().isPresent())
                .toList();
        for (ObservedContainer container : own) {
            container
                    .service()
                    .ifPresent(service -> byService
                            .computeIfAbsent(service, name -> new ArrayList<>())
                            .add(container));
        }
        this.containers.forEach(container -> containersByName.put(container.name(), container));
        ownNetworks().forEach(network -> networksByName.putIfAbsent(network.name(), network));
        this.networks.forEach(network -> networksByName.putIfAbsent(network.name(), network));
        this.volumes.forEach(volume -> volumesByName.put(volume.name(), volume));
    }

    public EngineFacts engine() {
        return engine;
    }

    public String project() {
        return project;
    }

    public List<ObservedContainer> containers() {
        return containers;
    }

    public List<ObservedNetwork> networks() {
        return networks;
    }

    public List<ObservedVolume> volumes() {
        return volumes;
    }

    /** All images of the engine. Who wants one of a name takes it by that, which may cost the engine less. */
    public List<ObservedImage> images() {
        return images.all();
    }

    /** The same without the containers that are not in the list. */
    public ObservedStack withOnly(List<ObservedContainer> some) {
        return new ObservedStack(engine, project, some, networks, volumes, images);
    }

    /**
     * The same engine seen from a stack that has it for itself.
     *
     * @param project the stack's name
     */
    public ObservedStack withOnly(
            String project,
            List<ObservedContainer> containers,
            List<ObservedNetwork> networks,
            List<ObservedVolume> volumes) {
        return new ObservedStack(engine, project, containers, networks, volumes, images);
    }

    /** The containers of the stack's project, whoever made them, by service and number. */
    public List<ObservedContainer> own() {
        return own;
    }

    /** The containers of the stack's project that were removed, and are kept for a while by whoever may want them back. */
    public List<ObservedContainer> kept() {
        return kept;
    }

    /** Those of the stack's project that another tool made. */
    public List<ObservedContainer> ownOfOtherTools() {
        return own.stream()
                .filter(container -> container.label(Labels.STACK).isEmpty())
                .toList();
    }

    public List<ObservedContainer> ofService(String service) {
        return byService.getOrDefault(service, List.of());
    }

    public Optional<ObservedContainer> containerNamed(String name) {
        return Optional.ofNullable(containersByName.get(name));
    }

    /** The network of that name; the stack's own one, when the engine has several. */
    public Optional<ObservedNetwork> networkNamed(String name) {
        return Optional.ofNullable(networksByName.get(name));
    }

    public Optional<ObservedVolume> volumeNamed(String name) {
        return Optional.ofNullable(volumesByName.get(name));
    }

    /** The image of that name, written as {@code ImageReference.listedName} writes it. */
    public Optional<ObservedImage> imageNamed(String reference) {
        return images.named(reference);
    }

    /** The networks that were made for the stack, by us or by docker compose. */
    public List<ObservedNetwork> ownNetworks() {
        return networks.stream().filter(network -> network.isOf(project)).toList();
    }

    /** The volumes of a container that hold nothing but the files it was given, and go with it. */
    public List<String> volumesOfFiles(ObservedContainer container) {
        return container.volumes().stream()
                .map(ObservedContainer.MountedVolume::volume)
                .filter(name -> volumeNamed(name)
                        .filter(volume -> volume.label(Labels.FILES).isPresent())
                        .isPresent())
                .distinct()
                .toList();
    }

    /** Volumes of that kind whose containers have gone. */
    public List<String> volumesOfFilesLeft() {
        Set<String> used = new HashSet<>();
        containers.forEach(container -> container.volumes().forEach(volume -> used.add(volume.volume())));
        return ownVolumes().stream()
                .filter(volume -> volume.label(Labels.FILES).isPresent() && !used.contains(volume.name()))
                .map(ObservedVolume::name)
                .toList();
    }

    /** The volumes that were made for the stack. */
    public List<ObservedVolume> ownVolumes() {
        return labelled().filter(volume -> !volume.isLease()).toList();
    }

    /** What says until when the stack may stay; one, unless a run that renewed it was killed. */
    public List<ObservedVolume> leases() {
        return labelled().filter(ObservedVolume::isLease).toList();
    }

    private Stream<ObservedVolume> labelled() {
        return volumes.stream()
                .filter(volume ->
                        volume.label(Labels.STACK).filter(project::equals).isPresent());
    }
}
