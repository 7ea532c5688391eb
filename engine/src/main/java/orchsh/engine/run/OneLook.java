package orchsh.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.Deadline;
import orchsh.engine.probe.LogFollower;
import orchsh.engine.probe.Look;
import orchsh.engine.probe.Lookout;
import orchsh.engine.probe.Probes;
import orchsh.engine.problem.ProblemException;

/** Looks once at what a container is waited for. Nothing is made for it, so what can be seen only from inside may stay unknown. */
public final class OneLook {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EngineObserver observer;
    private final Reach reach;

    public OneLook(EngineObserver observer, Reach reach) {
        this.observer = observer;
        this.reach = reach;
    }

    /** How a wait stands at this moment. */
    public enum Prospect {
        HOLDS,
        NOT_YET,
        NEVER
    }

    /**
     * What was seen of one wait.
     *
     * @param answer what was seen instead, in a few words; empty when it holds
     */
    public record Sight(Wait awaited, Prospect prospect, String answer) {
        public boolean holds() {
            return prospect == Prospect.HOLDS;
        }
    }

    /** The waits in their order; of alternatives one that holds, else all of them. */
    public List<Sight> at(ContainerDetails container, List<Wait> waits, CancellationToken cancellation) {
        Cancellation over = new Cancellation();
        Signal news = new Signal();
        Optional<LogFollower> log = LogFollower.forWaits(waits, observer, container, container.lastEnd(), news::raise);
        try (CancellationToken.Registration ignored = cancellation.onCancel(over::cancel)) {
            log.ifPresent(follower -> untilRead(follower, news));
            Probes probes = new Probes(
                    reach.to(container.name(), container.networks(), container.ports()),
                    observer,
                    () -> container,
                    log,
                    Lookout.NONE,
                    over);
            List<Sight> sights = new ArrayList<>();
            waits.forEach(wait -> sights.addAll(at(wait, container, probes, log)));
            return sights;
        } finally {
            over.cancel();
            log.ifPresent(LogFollower::close);
        }
    }

    private static List<Sight> at(Wait wait, ContainerDetails container, Probes probes, Optional<LogFollower> log) {
        List<Sight> parts = wait.parts().stream()
                .map(part -> look(part, container, probes, log))
                .toList();
        return parts.stream().filter(Sight::holds).findFirst().map(List::of).orElse(parts);
    }

    private static Sight look(Wait wait, ContainerDetails container, Probes probes, Optional<LogFollower> log) {
        Optional<String> doom = log.flatMap(follower -> wait.options().fail().flatMap(follower::firstLine));
        if (doom.isPresent()) {
            return new Sight(wait, Prospect.NEVER, "its log says: " + doom.get());
        }
        if (container.state() == State.PAUSED) {
            return new Sight(wait, Prospect.NOT_YET, "the container is paused");
        }
        try {
            Look look = probes.of(wait).look(Deadline.in(PATIENCE));
            if (look instanceof Look.NotYet notYet) {
                return new Sight(wait, Prospect.NOT_YET, notYet.answer());
            }
            return look instanceof Look.Never never
                    ? new Sight(wait, Prospect.NEVER, never.why())
                    : new Sight(wait, Prospect.HOLDS, "");
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            return new Sight(
                    wait,
                    Prospect.NOT_YET,
                    "the look failed: " + e.problems().get(0).message());
        }
    }

    private static void untilRead(LogFollower log, Signal news) {
        Deadline deadline = Deadline.in(PATIENCE);
        try {
            while (!log.isCaughtUp() && !deadline.hasPassed()) {
                news.pause(deadline.left());
            }
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // The look at the wait that needs the log fails with the same words.
        }
    }
}
