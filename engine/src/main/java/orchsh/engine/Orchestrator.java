package orchsh.engine;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.definition.Confidential;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Hooks;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.RegistryStanding;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Healthchecks;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Planner;
import orchsh.engine.plan.Research;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.run.AskedOrigins;
import orchsh.engine.run.FileReader;
import orchsh.engine.run.ImageSources;
import orchsh.engine.run.PlanRunner;
import orchsh.engine.run.Reach;
import orchsh.engine.run.RegistryNews;
import orchsh.engine.run.StandIns;

/** What is wanted, what is there, what must change, changing it: the engine's four verbs, in this order. */
public final class Orchestrator implements AutoCloseable {
    private final EngineObserver observer;
    private final Supplier<ContainerEngine> engine;
    private final String publishedAt;
    private final Reach.Locality locality;
    private final StandIns standIns;
    private final RegistryNews news;
    private final ImageSources sources;
    private final Memory memory;
    private final Clock clock;
    private final Planner planner = new Planner();

    /**
     * An orchestrator of one engine.
     *
     * @param observer looks at the engine
     * @param engine changes it; dear to start, so it is asked for only when something changes, and gives the same one each time
     * @param publishedAt the host on which published ports are
     * @param locality whether containers' own addresses may be reachable from here
     * @param standIns what can be had instead of images whose registry cannot be reached
     * @param memory what is remembered from earlier runs
     * @param surroundings the caller's clock and environment, for what lies elsewhere
     */
    public Orchestrator(
            EngineObserver observer,
            Supplier<ContainerEngine> engine,
            String publishedAt,
            Reach.Locality locality,
            StandIns standIns,
            Memory memory,
            Surroundings surroundings) {
        this.observer = observer;
        this.engine = engine;
        this.publishedAt = publishedAt;
        this.locality = locality;
        this.standIns = standIns;
        this.news = new RegistryNews(observer, engine, surroundings.clock());
        this.sources = new ImageSources(engine, memory.digests(), surroundings.environment());
        this.memory = memory;
        this.clock = surroundings.clock();
    }

    /** One snapshot of the engine. */
    public ObservedStack observe(String project) {
        return observer.observe(project);
    }

    /** What to do so that the stack runs as it is written. */
    public Plan plan(Stack stack, ObservedStack observed, Goal.Up goal) {
        return plan(stack, observed, goal, CancellationToken.none());
    }

    /** The same, for as long as it is wanted: build folders can be large, and registries slow. */
    public Plan plan(Stack stack, ObservedStack observed, Goal.Up goal, CancellationToken cancellation) {
        Map<String, BuildContent> contents =
                planner.contents(stack, observed, goal, service -> sources.contentOf(service, cancellation));
        List<Service> services = planner.services(stack, observed, goal);
        Map<ImageReference, RegistryStanding> standings = news.about(stack, services, observed, cancellation);
        Confidential confidential = new Confidential(FileReader.read(stack, services), memory.seal());
        Research research = new Research(
                contents,
                standings,
                confidential,
                healthchecks(),
                new AskedOrigins(observer),
                clock,
                observer::allOfEngine);
        return planner.up(stack, observed, goal, research);
    }

    /** Each image is asked for once, and only when a container of it is to be started. */
    private Healthchecks healthchecks() {
        Map<ImageReference, Optional<Healthcheck>> known = new HashMap<>();
        return image -> known.computeIfAbsent(
                image, wanted -> observer.image(wanted.toString()).flatMap(ImageDetails::healthcheck));
    }

    /** What to do so that nothing of the project is left. */
    public Plan plan(ObservedStack observed, Goal.Down goal) {
        return planner.down(observed, goal);
    }

    private static boolean hasHooks(Stack stack) {
        return stack.services().stream().anyMatch(service -> !service.hooks().equals(Hooks.NONE));
    }

    /** What to do with containers that are there. */
    public Plan plan(ObservedStack observed, ContainerGoal goal) {
        Optional<Stack> script = goal instanceof ContainerGoal.Start start
                ? start.script()
                : goal instanceof ContainerGoal.Restart restart ? restart.script() : Optional.empty();
        Research research = Research.NONE.with(healthchecks());
        return planner.change(
                observed,
                goal,
                script.filter(Orchestrator::hasHooks)
                        .map(stack -> research.with(
                                new Confidential(FileReader.read(stack, stack.services()), memory.seal())))
                        .orElse(research));
    }

    /**
     * What to do so that everything is again as it was before a run that ended early.
     *
     * @param done the steps that were done
     * @param before what was there before them
     */
    public Plan planToUndo(Collection<PlannedStep> done, ObservedStack before) {
        return planner.undo(done, before, observer.observe(before.project()));
    }

    /** Does it, with as many changes at once as this machine's engine has use for. */
    public Outcome run(Plan plan, EventListener listener, CancellationToken cancellation) {
        int processors = Runtime.getRuntime().availableProcessors();
        return run(plan, listener, cancellation, PlanRunner.usualChangesAtOnce(processors));
    }

    /**
     * Does it.
     *
     * @param changesAtOnce how many containers are made, started or removed at the same time
     */
    public Outcome run(Plan plan, EventListener listener, CancellationToken cancellation, int changesAtOnce) {
        Reach reach = new Reach(plan.stack(), publishedAt, locality);
        return new PlanRunner(engine, observer, reach, standIns, changesAtOnce).run(plan, listener, cancellation);
    }

    @Override
    public void close() {
        observer.close();
    }
}
