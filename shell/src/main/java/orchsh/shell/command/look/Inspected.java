package orchsh.shell.command.look;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.ServiceContainers;

/**
 * A thing of a stack that is looked at, or a part of it.
 *
 * @param thing what kind of thing it is
 * @param id by what the engine knows it
 * @param path the names on the way to a part; none means the whole
 */
record Inspected(Thing thing, String id, List<String> path) {
    Inspected {
        path = List.copyOf(path);
    }

    /** Finds what is named: a service's container, or else a network, a volume or an image. */
    static Inspected find(String word, String stack, EngineView engine, Glance call) {
        int colon = word.indexOf(':');
        Optional<Thing> kind = colon < 0 ? Optional.empty() : kind(word.substring(0, colon));
        if (kind.isEmpty() || kind.get() == Thing.CONTAINER) {
            ServiceContainers containers = ServiceContainers.of(call, stack, engine);
            String rest = kind.isEmpty() ? word : word.substring(colon + 1);
            Optional<String> service = longest(rest, containers.services());
            if (service.isPresent() || kind.isPresent()) {
                String name = service.orElse(rest);
                return new Inspected(Thing.CONTAINER, containers.oneOf(name).id(), path(rest.substring(name.length())));
            }
        }
        ObservedStack observed = call.whileWanted(() -> engine.observe(stack));
        List<Thing> kinds = kind.map(List::of).orElseGet(() -> List.of(Thing.NETWORK, Thing.VOLUME, Thing.IMAGE));
        String rest = kind.isEmpty() ? word : word.substring(colon + 1);
        List<String> known = new ArrayList<>();
        for (Thing candidate : kinds) {
            Map<String, String> names = names(candidate, observed);
            Optional<String> name = longest(rest, List.copyOf(names.keySet()));
            if (name.isPresent()) {
                return new Inspected(
                        candidate,
                        names.getOrDefault(name.get(), ""),
                        path(rest.substring(name.get().length())));
            }
            known.addAll(names.keySet());
        }
        if (kind.isEmpty()) {
            refuseUnknown(word, stack, known, engine, call);
        }
        throw ProblemException.stack(Problem.error(
                        "stack `" + stack + "` has no " + word.substring(0, colon) + " `" + rest + "`")
                .hint(NearMiss.hint(rest, known)
                        .orElse(known.isEmpty() ? "it has none at all" : "it has: " + String.join(", ", known))));
    }

    private static Optional<Thing> kind(String word) {
        return switch (word) {
            case "service" -> Optional.of(Thing.CONTAINER);
            case "network" -> Optional.of(Thing.NETWORK);
            case "volume" -> Optional.of(Thing.VOLUME);
            case "image" -> Optional.of(Thing.IMAGE);
            default -> Optional.empty();
        };
    }

    /** A service that has no container, or nothing that anybody has heard of. */
    private static void refuseUnknown(String word, String stack, List<String> others, EngineView engine, Glance call) {
        int dot = word.indexOf('.');
        String name = dot < 1 ? word : word.substring(0, dot);
        Optional<String> near = NearMiss.hint(name, others);
        if (near.isPresent()) {
            throw ProblemException.usage(
                    Problem.error("stack `" + stack + "` has nothing that is called `" + name + "`")
                            .hint(near.get()));
        }
        ServiceContainers.of(call, stack, engine).oneOf(name);
    }

    /** Names can have dots in them: the longest that is one counts. */
    private static Optional<String> longest(String word, List<String> names) {
        for (int end = word.length(); end > 0; end = word.lastIndexOf('.', end - 1)) {
            String name = word.substring(0, end);
            if (names.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static List<String> path(String rest) {
        return Stream.of(rest.split("\\.", -1)).filter(name -> !name.isEmpty()).toList();
    }

    /** By each name, the script's or the engine's, what the engine knows the thing by. */
    private static Map<String, String> names(Thing kind, ObservedStack observed) {
        Map<String, String> names = new LinkedHashMap<>();
        switch (kind) {
            case NETWORK ->
                observed.ownNetworks().forEach(network -> {
                    network.label(Labels.NETWORK).ifPresent(name -> names.put(name, network.id()));
                    names.put(network.name(), network.id());
                });
            case VOLUME ->
                observed.volumes().stream()
                        .filter(volume -> volume.label(Labels.STACK)
                                .or(() -> volume.label(Labels.PROJECT))
                                .filter(observed.project()::equals)
                                .isPresent())
                        .forEach(volume -> {
                            volume.label(Labels.VOLUME).ifPresent(name -> names.put(name, volume.name()));
                            names.put(volume.name(), volume.name());
                        });
            case IMAGE -> {
                for (ObservedContainer container : observed.own()) {
                    container.service().ifPresent(service -> names.put(service, container.imageId()));
                    names.put(container.image(), container.imageId());
                }
            }
            case CONTAINER -> {}
        }
        return names;
    }
}
