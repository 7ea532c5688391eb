package orchsh.engine.run;

import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.plan.Step.StayWell;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;

/** What all waits of one run share: the stream of the engine's events, and the containers that help to look. */
final class WaitingRoom implements AutoCloseable {
    private final EngineObserver observer;
    private final Reach reach;
    private final ContainerEvents events;
    private final Bystanders bystanders;

    WaitingRoom(Supplier<ContainerEngine> engine, EngineObserver observer, StandIns standIns, Reach reach) {
        this.observer = observer;
        this.reach = reach;
        this.events = new ContainerEvents(observer, reach.project());
        this.bystanders =
                new Bystanders(engine, observer, new ImageSupply(engine, observer, standIns), reach.project());
    }

    /** Listens from the beginning to what happens to containers that the plan waits for, unless they run already. */
    void open(Plan plan) {
        boolean isToSee = plan.steps().stream()
                .map(PlannedStep::step)
                .anyMatch(step -> step instanceof StayWell
                        || (step instanceof AwaitReady await && await.seen().isEmpty()));
        if (isToSee) {
            events.open();
        }
    }

    /** Returns when all waits of the container hold; throws when one never will or the time is up. */
    void await(AwaitReady step, Readiness.Reports reports, CancellationToken cancellation) {
        new Readiness(observer, reach, events, bystanders, step, reports, cancellation).await();
    }

    /** Returns when the container has been well for long enough; throws when it is not. */
    void see(StayWell step, CancellationToken cancellation) {
        new Probation(observer, events).see(step, cancellation);
    }

    /** Returns when the time has passed. */
    void rest(Step.Rest step, CancellationToken cancellation) {
        new Probation(observer, events).rest(step, cancellation);
    }

    /** Whoever still waits is on his own. */
    @Override
    public void close() {
        events.close();
        bystanders.close();
    }
}
