package orchsh.engine.run;

import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.plan.Plan;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;

/** Carries plans out on one engine: each step as soon as those before it are done, many at once. */
public final class PlanRunner {
    private static final int CHANGES_PER_PROCESSOR = 4;
    private static final int FEWEST_CHANGES = 8;
    private static final int MOST_CHANGES = 16;

    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;
    private final Reach reach;
    private final StandIns standIns;
    private final int changesAtOnce;

    /**
     * A runner for one engine.
     *
     * @param changesAtOnce how many containers are made, started or removed at the same time
     */
    public PlanRunner(
            Supplier<ContainerEngine> engine,
            EngineObserver observer,
            Reach reach,
            StandIns standIns,
            int changesAtOnce) {
        if (changesAtOnce < 1) {
            throw new IllegalArgumentException("something must be done at a time");
        }
        this.engine = engine;
        this.observer = observer;
        this.reach = reach;
        this.standIns = standIns;
        this.changesAtOnce = changesAtOnce;
    }

    /** How many changes at once keep an engine busy; more only wait longer. */
    public static int usualChangesAtOnce(int processors) {
        return Math.min(MOST_CHANGES, Math.max(FEWEST_CHANGES, CHANGES_PER_PROCESSOR * processors));
    }

    /**
     * Runs to the end of the plan, to the first failure, to its deadline, or until called off; never throws for what a
     * step does.
     */
    public Outcome run(Plan plan, EventListener listener, CancellationToken cancellation) {
        try (WaitingRoom waitingRoom = new WaitingRoom(engine, observer, standIns, reach)) {
            waitingRoom.open(plan);
            StepRunner steps = new StepRunner(engine, observer, standIns, waitingRoom);
            return new Run(plan, changesAtOnce, steps, observer, listener).run(cancellation);
        }
    }
}
