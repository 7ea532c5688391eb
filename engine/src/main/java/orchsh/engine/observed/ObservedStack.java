package orchsh.engine.observed;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One snapshot of an engine, seen from one stack.
 *
 * @param engine what the engine says about itself
 * @param project the stack's name
 * @param containers all containers of the engine, also those of others
 * @param networks all networks of the engine
 * @param volumes all volumes of the engine
 * @param images all images of the engine
 */
public record ObservedStack(
        EngineFacts engine,
        String project,
        List<ObservedContainer> containers,
        List<ObservedNetwork> networks,
        List<ObservedVolume> volumes,
        List<ObservedImage> images) {

    public ObservedStack {
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        images = List.copyOf(images);
    }

    /** The stack's own containers, by service and number. */
    public List<ObservedContainer> own() {
        return containers.stream()
                .filter(container -> container.project().filter(project::equals).isPresent())
                .sorted(Comparator.comparing((ObservedContainer container) ->
                                container.service().orElse(""))
                        .thenComparing(container -> container.number().orElse(0))
                        .thenComparing(ObservedContainer::name))
                .toList();
    }

    public List<ObservedContainer> ofService(String service) {
        return own().stream()
                .filter(container -> container.service().filter(service::equals).isPresent())
                .toList();
    }

    public Optional<ObservedContainer> containerNamed(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    public Optional<ObservedNetwork> networkNamed(String name) {
        return networks.stream().filter(network -> network.name().equals(name)).findFirst();
    }

    public Optional<ObservedVolume> volumeNamed(String name) {
        return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
    }

    /** The image of that name, written as {@code ImageReference} writes it. */
    public Optional<ObservedImage> imageNamed(String reference) {
        return images.stream()
                .filter(image -> image.names().contains(reference))
                .findFirst();
    }

    public List<ObservedNetwork> ownNetworks() {
        return networks.stream()
                .filter(network ->
                        network.label(Labels.PROJECT).filter(project::equals).isPresent())
                .toList();
    }

    public List<ObservedVolume> ownVolumes() {
        return volumes.stream()
                .filter(volume ->
                        volume.label(Labels.PROJECT).filter(project::equals).isPresent())
                .toList();
    }
}
