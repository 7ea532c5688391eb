package orchsh.shell.why;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.Occurrence;
import orchsh.engine.port.ContainerMonitor.EventQuery;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.live.LivePorts;

/** What happened to the containers of a stack, as far as the engine remembers. */
final class Histories {
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final Set<String> TELLING = Set.of("start", "kill", "die", "died", "stop", "oom");

    private final Map<String, List<Occurrence>> byContainer = new HashMap<>();

    /** @param now what the time is on the engine */
    static Histories recall(LivePorts ports, String project, Instant now, CancellationToken cancellation) {
        Histories histories = new Histories();
        EventQuery query = new EventQuery(
                Optional.of(project), Optional.of(now.minus(MEMORY)), Optional.of(now), Set.of("container"), TELLING);
        try {
            ports.monitor().occurrences(query, histories::add, cancellation);
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            // An engine that keeps no events refuses the question; what it lists of containers tells of their ends.
        }
        return histories;
    }

    private void add(Occurrence occurrence) {
        byContainer.computeIfAbsent(occurrence.id(), id -> new ArrayList<>()).add(occurrence);
    }

    /** The oldest first. */
    List<Occurrence> of(String containerId) {
        return byContainer.getOrDefault(containerId, List.of());
    }
}
