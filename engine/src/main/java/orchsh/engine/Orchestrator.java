package orchsh.engine;

import java.util.Map;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.RegistryStanding;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.Planner;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.run.ImageSources;
import orchsh.engine.run.PlanRunner;
import orchsh.engine.run.Reach;
import orchsh.engine.run.RegistryNews;
import orchsh.engine.run.StandIns;

/** What is wanted, what is there, what must change, changing it: the engine's four verbs, in this order. */
public final class Orchestrator implements AutoCloseable {
    private static final int CHANGES_AT_ONCE = 8;

    private final EngineObserver observer;
    private final Supplier<ContainerEngine> engine;
    private final String publishedAt;
    private final Reach.Locality locality;
    private final StandIns standIns;
    private final RegistryNews news;
    private final ImageSources sources;
    private final Planner planner = new Planner();

    /**
     * An orchestrator of one engine.
     *
     * @param observer looks at the engine
     * @param engine changes it; dear to start, so it is asked for only when something changes, and gives the same one each time
     * @param publishedAt the host on which published ports are
     * @param locality whether containers' own addresses may be reachable from here
     * @param standIns what can be had instead of images whose registry cannot be reached
     * @param surroundings the caller's clock, and a place for what may be forgotten
     */
    public Orchestrator(
            EngineObserver observer,
            Supplier<ContainerEngine> engine,
            String publishedAt,
            Reach.Locality locality,
            StandIns standIns,
            Surroundings surroundings) {
        this.observer = observer;
        this.engine = engine;
        this.publishedAt = publishedAt;
        this.locality = locality;
        this.standIns = standIns;
        this.news = new RegistryNews(observer, engine, surroundings.clock());
        this.sources = new ImageSources(engine, surroundings);
    }

    /** One snapshot of the engine. */
    public ObservedStack observe(String project) {
        return observer.observe(project);
    }

    /** What to do so that the stack runs as it is written. */
    public Plan plan(Stack stack, ObservedStack observed, Goal.Up goal) {
        Map<String, BuildContent> contents = planner.contents(stack, observed, goal, sources::contentOf);
        Map<ImageReference, RegistryStanding> standings =
                news.about(stack, planner.services(stack, observed, goal), observed);
        return planner.up(stack, observed, goal, contents, standings);
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
