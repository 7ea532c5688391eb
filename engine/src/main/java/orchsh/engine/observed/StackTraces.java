package orchsh.engine.observed;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an engine has of one stack.
 *
 * @param name the stack's name
 * @param containers its containers, by their names
 * @param networks its networks
 * @param volumes its volumes
 * @param until until when it may stay; absent when nobody has said
 */
public record StackTraces(
        String name,
        List<ObservedContainer> containers,
        List<ObservedNetwork> networks,
        List<ObservedVolume> volumes,
        Optional<Instant> until) {

    public StackTraces {
        containers = containers.stream()
                .sorted(Comparator.comparing(ObservedContainer::name))
                .toList();
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
    }

    /** Those of all stacks, ours and docker compose's, by name. */
    public static List<StackTraces> of(ObservedStack all) {
        Map<String, Collection<Object>> byName = new TreeMap<>();
        all.containers()
                .forEach(container -> container
                        .project()
                        .ifPresent(name -> traces(byName, name).add(container)));
        all.networks()
                .forEach(network -> network.label(Labels.STACK)
                        .or(() -> network.label(Labels.PROJECT))
                        .ifPresent(name -> traces(byName, name).add(network)));
        all.volumes()
                .forEach(volume -> volume.label(Labels.STACK)
                        .or(() -> volume.label(Labels.PROJECT))
                        .ifPresent(name -> traces(byName, name).add(volume)));
        byName.remove("");
        return byName.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Collection<Object> traces(Map<String, Collection<Object>> byName, String name) {
        return byName.computeIfAbsent(name, key -> new ArrayList<>());
    }

    private static StackTraces of(String name, Collection<Object> traces) {
        return new StackTraces(
                name,
                only(traces, ObservedContainer.class).toList(),
                only(traces, ObservedNetwork.class).toList(),
                only(traces, ObservedVolume.class)
                        .filter(volume -> !volume.isLease())
                        .toList(),
                only(traces, ObservedVolume.class)
                        .flatMap(volume -> volume.label(Labels.LEASE).stream())
                        .flatMap(moment -> moment(moment).stream())
                        .max(Comparator.naturalOrder()));
    }

    private static <T> Stream<T> only(Collection<Object> traces, Class<T> kind) {
        return traces.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What somebody else has written there says nothing. */
    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the time that it may stay is over. */
    public boolean isExpired(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Whether orchsh made any of it. */
    public boolean isOurs() {
        return until.isPresent()
                || containers.stream()
                        .anyMatch(container -> container.label(Labels.STACK).isPresent())
                || networks.stream()
                        .anyMatch(network -> network.label(Labels.STACK).isPresent())
                || volumes.stream()
                        .anyMatch(volume -> volume.label(Labels.STACK).isPresent());
    }

    /** The files it was made of, as far as its containers tell. */
    public List<String> files() {
        return containers.stream()
                .flatMap(container -> container.label(Labels.CONFIG_FILES).stream())
                .flatMap(files -> Stream.of(files.split(",")))
                .distinct()
                .toList();
    }
}
