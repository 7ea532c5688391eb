package orchsh.shell.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Service;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.OneLook;
import orchsh.engine.run.OneLook.Sight;
import orchsh.engine.run.Reach;
import orchsh.shell.live.LivePorts;

/** Looks at a container from all sides; longer at one that is not well. */
final class CloseLook {
    private static final int LINES_SHOWN = 8;

    private final LivePorts ports;
    private final String project;
    private final Histories histories;
    private final PortQuest quest;
    private final CancellationToken cancellation;

    CloseLook(LivePorts ports, String project, Histories histories, PortQuest quest, CancellationToken cancellation) {
        this.ports = ports;
        this.project = project;
        this.histories = histories;
        this.quest = quest;
        this.cancellation = cancellation;
    }

    /**
     * Absent when it is gone.
     *
     * @param declared its service, whose waits are tried
     */
    Optional<Seen> at(ObservedContainer container, Optional<Service> declared) {
        Optional<ContainerDetails> found = ports.observer().container(container.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ContainerDetails details = found.get();
        List<Sight> waits = details.state() == State.RUNNING
                ? declared.map(service -> sights(details, service)).orElse(List.of())
                : List.of();
        boolean isQuiet = isQuiet(details);
        Facts all = isQuiet
                ? Facts.NONE
                : ports.observer().allOfContainer(container.id()).orElse(Facts.NONE);
        boolean isWell = isQuiet && waits.stream().allMatch(Sight::holds);
        return Optional.of(new Seen(
                container,
                details,
                all.at("HostConfig").at("Memory").number(),
                isQuiet ? List.of() : histories.of(details.id()),
                waits,
                isWell || container.isCompleted() ? List.of() : lastLines(container),
                details.state() == State.RUNNING ? List.of() : quest.taken(PortQuest.wanted(all), container.name())));
    }

    /** Whether the engine says nothing of it that must be looked into. */
    private static boolean isQuiet(ContainerDetails details) {
        return details.state() == State.RUNNING
                && details.restarts() == 0
                && !details.outOfMemory()
                && details.health()
                        .filter(health -> health.status() != ContainerDetails.Health.Status.HEALTHY)
                        .isEmpty();
    }

    /** The end that a job is to come to is told in other words. */
    private List<Sight> sights(ContainerDetails details, Service service) {
        List<Wait> waits = service.waits().stream()
                .filter(wait -> wait.parts().stream().noneMatch(Wait.Exit.class::isInstance))
                .toList();
        Reach reach = new Reach(project, ports.publishedAt(), ports.locality());
        return new OneLook(ports.observer(), reach).at(details, waits, cancellation);
    }

    private List<String> lastLines(ObservedContainer container) {
        List<String> lines = new ArrayList<>();
        try {
            ports.observer()
                    .logs(
                            container.id(),
                            LogQuery.last(LINES_SHOWN),
                            (moment, line, isError) -> lines.add(line),
                            cancellation);
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            lines.add("(its log cannot be read: " + e.problems().get(0).message() + ")");
        }
        return lines;
    }
}
