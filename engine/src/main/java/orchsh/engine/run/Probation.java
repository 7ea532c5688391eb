package orchsh.engine.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.plan.Step;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.plan.Step.StayWell;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.Deadline;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Time that must pass: between two batches, or while a new container shows that it stays well. */
final class Probation {
    private final EngineObserver observer;
    private final ContainerEvents events;

    Probation(EngineObserver observer, ContainerEvents events) {
        this.observer = observer;
        this.events = events;
    }

    /** Returns when the time has passed; throws as soon as the container ends, is started again or is unhealthy. */
    void see(StayWell step, CancellationToken cancellation) {
        AwaitReady seen = new AwaitReady(step.service(), step.container(), List.of(), Optional.empty());
        Signal signal = new Signal();
        try (CancellationToken.Registration ignored = cancellation.onCancel(signal::raise);
                Life life = new Life(observer, events, seen, signal::raise)) {
            FailureReport report = new FailureReport(observer, seen, life);
            life.begin();
            Deadline end = Deadline.in(step.period());
            while (true) {
                refuseIfCalledOff(step, cancellation);
                if (life.hasFallen()) {
                    throw report.ended(List.of());
                }
                if (isUnhealthy(life)) {
                    throw report.unhealthy();
                }
                if (end.hasPassed()) {
                    return;
                }
                signal.pause(shorter(end.left(), life.untilNextLook()));
                life.lookIfDoubtful();
            }
        }
    }

    /** Returns when the time has passed. */
    void rest(Step.Rest step, CancellationToken cancellation) {
        Signal signal = new Signal();
        try (CancellationToken.Registration ignored = cancellation.onCancel(signal::raise)) {
            signal.pause(step.time());
            refuseIfCalledOff(step, cancellation);
        }
    }

    private static boolean isUnhealthy(Life life) {
        return life.latest()
                .health()
                .filter(health -> health.status() == Health.Status.UNHEALTHY)
                .isPresent();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void refuseIfCalledOff(Step step, CancellationToken cancellation) {
        if (cancellation.isCancelled()) {
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED, Problem.error("`" + step.describe() + "` was called off"));
        }
    }
}
