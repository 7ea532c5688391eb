package orchsh.engine.plan;

import java.util.List;
import java.util.Optional;
import orchsh.engine.definition.Definition;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;

/** The containers that were deployed before those that run now: stopped, and kept so that they can come back. */
final class Predecessors {
    private final List<ObservedContainer> kept;

    Predecessors(ObservedStack observed) {
        kept = observed.own().stream().filter(Predecessors::hasName).toList();
    }

    /** The name under which a container is kept. */
    static String nameOf(String container) {
        return container + Succession.KEPT;
    }

    static boolean hasName(ObservedContainer container) {
        return container.name().endsWith(Succession.KEPT);
    }

    /** What is kept of the place of a container; at most one, unless somebody has renamed containers. */
    List<ObservedContainer> of(ObservedContainer successor) {
        return kept.stream().filter(container -> replaces(successor, container)).toList();
    }

    private static boolean replaces(ObservedContainer successor, ObservedContainer container) {
        return successor.label(Labels.REPLACES).filter(container.id()::equals).isPresent();
    }

    /** Whether the engine was to start it again by itself; absent when it does not say. */
    static Optional<RestartPolicy> policyOf(ObservedContainer container) {
        return container
                .label(Labels.DEFINITION)
                .map(Definition::decode)
                .map(definition ->
                        definition.field("restart").map(RestartPolicy::parse).orElse(RestartPolicy.NO));
    }
}
