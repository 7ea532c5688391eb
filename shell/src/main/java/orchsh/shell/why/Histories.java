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

    private final LivePorts ports;
    private final String project;
    private final Instant now;
    private final CancellationToken cancellation;
    private final Map<String, List<Occurrence>> byContainer = new HashMap<>();
    private boolean isRecalled;

    /** @param now what the time is on the engine */
    Histories(LivePorts ports, String project, Instant now, CancellationToken cancellation) {
        this.ports = ports;
        this.project = project;
        this.now = now;
        this.cancellation = cancellation;
    }

    /** The oldest first. The engine is asked once, and only when somebody wants to know: it takes its time over it. */
    List<Occurrence> of(String containerId) {
        if (!isRecalled) {
            isRecalled = true;
            recall();
        }
        return byContainer.getOrDefault(containerId, List.of());
    }

    private void recall() {
        EventQuery query = new EventQuery(
                Optional.of(project), Optional.of(now.minus(MEMORY)), Optional.of(now), Set.of("container"), TELLING);
        try {
            ports.monitor().occurrences(query, this::add, cancellation);
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            // An engine that keeps no events refuses the question; what it lists of containers tells of their ends.
        }
    }

    private void add(Occurrence occurrence) {
        byContainer.computeIfAbsent(occurrence.id(), id -> new ArrayList<>()).add(occurrence);
    }
}
