package orchsh.engine.run;

import java.time.Duration;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.Deadline;
import orchsh.engine.probe.Look;
import orchsh.engine.probe.Lookout;
import orchsh.engine.probe.Probes;
import orchsh.engine.probe.Target;

/** Sees whether a container that already ran is ready without asking the engine anything. */
final class FirstGlance {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EngineObserver observer;
    private final Reach reach;
    private final CancellationToken cancellation;

    FirstGlance(EngineObserver observer, Reach reach, CancellationToken cancellation) {
        this.observer = observer;
        this.reach = reach;
        this.cancellation = cancellation;
    }

    /** Whether it shows that all waits hold; if it does not, they may hold all the same. */
    boolean suffices(AwaitReady step) {
        return !step.waits().isEmpty()
                && step.seen()
                        .filter(ObservedContainer::isRunning)
                        .filter(seen -> step.waits().stream().allMatch(wait -> shows(wait, seen)))
                        .isPresent();
    }

    private boolean shows(Wait wait, ObservedContainer seen) {
        return wait.parts().stream().anyMatch(part -> isSimple(part.options()) && holds(part, seen));
    }

    /** What must hold for a while, or depends on what is in the log, takes more than a glance. */
    private static boolean isSimple(Wait.Options options) {
        return options.stable().isZero() && options.fail().isEmpty();
    }

    private boolean holds(Wait wait, ObservedContainer seen) {
        if (wait instanceof Wait.Healthy) {
            return seen.health().equals(Optional.of(Health.Status.HEALTHY));
        }
        Target target = reach.to(seen.name(), seen.networks(), seen.ports());
        if (target.addresses().isEmpty() || !(wait instanceof Wait.Tcp || wait instanceof Wait.Http)) {
            return false;
        }
        Probes probes =
                new Probes(target, observer, FirstGlance::notNeeded, Optional.empty(), Lookout.NONE, cancellation);
        return probes.of(wait).look(Deadline.in(PATIENCE)) instanceof Look.Holds;
    }

    private static ContainerDetails notNeeded() {
        throw new IllegalStateException("ports are looked at without knowing more of their container");
    }
}
