package orchsh.engine;

import java.util.Map;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.image.BuildContext;
import orchsh.engine.image.BuildRoute;
import orchsh.engine.image.DigestCache;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.Planner;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.run.PlanRunner;
import orchsh.engine.run.Reach;
import orchsh.engine.run.StandIns;

/** What is wanted, what is there, what must change, changing it: the engine's four verbs, in this order. */
public final class Orchestrator implements AutoCloseable {
    private static final int CHANGES_AT_ONCE = 8;

    private final EngineObserver observer;
    private final Supplier<ContainerEngine> engine;
    private final String publishedAt;
    private final Reach.Locality locality;
    private final StandIns standIns;
    private final DigestCache digests;
    private final Planner planner = new Planner();

    /**
     * An orchestrator of one engine.
     *
     * @param observer looks at the engine
     * @param engine changes it; dear to start, so it is asked for only when something changes, and gives the same one each time
     * @param publishedAt the host on which published ports are
     * @param locality whether containers' own addresses may be reachable from here
     * @param standIns what can be had instead of images whose registry cannot be reached
     * @param digests what is remembered of the files that images are built from
     */
    public Orchestrator(
            EngineObserver observer,
            Supplier<ContainerEngine> engine,
            String publishedAt,
            Reach.Locality locality,
            StandIns standIns,
            DigestCache digests) {
        this.observer = observer;
        this.engine = engine;
        this.publishedAt = publishedAt;
        this.locality = locality;
        this.standIns = standIns;
        this.digests = digests;
    }

    /** One snapshot of the engine. */
    public ObservedStack observe(String project) {
        return observer.observe(project);
    }

    /** What to do so that the stack runs as it is written. */
    public Plan plan(Stack stack, ObservedStack observed, Goal.Up goal) {
        Map<String, BuildContent> contents = planner.contents(stack, observed, goal, this::contentOf);
        return planner.up(stack, observed, goal, contents);
    }

    /** What no builder here can build is refused before anything is done. */
    private BuildContent contentOf(Service service) {
        BuildContext context = BuildContext.of(service.name(), service.build().orElseThrow());
        BuildRoute route = new BuildRoute(context);
        if (!route.isPlain()) {
            route.choose(engine.get().builders());
        }
        return context.content(digests);
    }

    /** What to do so that nothing of the project is left. */
    public Plan plan(ObservedStack observed, Goal.Down goal) {
        return planner.down(observed, goal);
    }

    /** Does it. */
    public Outcome run(Plan plan, EventListener listener, CancellationToken cancellation) {
        Reach reach = new Reach(plan.stack(), publishedAt, locality);
        return new PlanRunner(engine, observer, reach, standIns, CHANGES_AT_ONCE).run(plan, listener, cancellation);
    }

    @Override
    public void close() {
        observer.close();
    }
}
