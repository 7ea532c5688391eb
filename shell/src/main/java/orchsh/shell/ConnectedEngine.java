package orchsh.shell;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.engine.Memory;
import orchsh.engine.Orchestrator;
import orchsh.engine.api.WireFiles;
import orchsh.engine.api.WireMonitor;
import orchsh.engine.api.WireObserver;
import orchsh.engine.api.WireSessions;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.definition.Seal;
import orchsh.engine.docker.DockerEngine;
import orchsh.engine.docker.EngineLocator.Located;
import orchsh.engine.docker.PrivateEngine;
import orchsh.engine.docker.RunningEngine;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.image.DigestCache;
import orchsh.engine.image.StandInRecipe;
import orchsh.engine.image.StandInRecipes;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.PortHolder;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.KeyFile;
import orchsh.engine.run.Reach;
import orchsh.engine.run.RunLock;
import orchsh.engine.run.StandInWorkshop;
import orchsh.engine.run.StandInWorkshop.Consent;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.WireClient;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.live.LivePorts;
import org.jspecify.annotations.Nullable;

/** An engine with everything that commands need of it, all over one client. */
final class ConnectedEngine implements OpenEngine {
    private final Located located;
    private final Surroundings surroundings;
    private final Supplier<StandInRecipes> recipes;
    private final StandInWorkshop workshop;
    private final Orchestrator orchestrator;
    private final LivePorts ports;

    ConnectedEngine(Located located, Surroundings surroundings, Supplier<StandInRecipes> recipes, Consent consent) {
        this.located = located;
        this.surroundings = surroundings;
        this.recipes = recipes;
        WireClient client = new WireClient(located.address(), surroundings);
        EngineObserver observer = new WireObserver(client);
        Supplier<ContainerEngine> engine = new OnDemand(client, surroundings);
        this.workshop = new StandInWorkshop(
                recipes,
                engine,
                observer,
                surroundings.cacheFolder().resolve("work"),
                surroundings.environment(),
                consent);
        Reach.Locality locality =
                located.address() instanceof EngineAddress.Unix ? Reach.Locality.LOCAL : Reach.Locality.REMOTE;
        this.ports = new LivePorts(
                observer,
                new WireSessions(client),
                new WireMonitor(client),
                new WireFiles(client),
                engine,
                located.publishedAt(),
                locality);
        this.orchestrator = new Orchestrator(
                observer,
                engine,
                located.publishedAt(),
                locality,
                workshop,
                new Memory(
                        Seal.with(new KeyFile(surroundings)::key),
                        DigestCache.in(surroundings.cacheFolder().resolve("contexts"), surroundings.clock())),
                surroundings);
    }

    /** The client that changes things loads a big library, so it is made when the first thing changes. */
    private static final class OnDemand implements Supplier<ContainerEngine> {
        private final WireClient client;
        private final Surroundings surroundings;
        private @Nullable ContainerEngine made;

        OnDemand(WireClient client, Surroundings surroundings) {
            this.client = client;
            this.surroundings = surroundings;
        }

        @Override
        public synchronized ContainerEngine get() {
            ContainerEngine engine = made;
            if (engine == null) {
                engine = new DockerEngine(client, surroundings);
                made = engine;
            }
            return engine;
        }
    }

    @Override
    public LivePorts ports() {
        return ports;
    }

    @Override
    public ObservedStack observe(String stack) {
        return orchestrator.observe(stack);
    }

    @Override
    public Plan plan(Stack stack, ObservedStack observed, Goal.Up goal, CancellationToken cancellation) {
        return orchestrator.plan(stack, observed, goal, cancellation);
    }

    @Override
    public Plan plan(ObservedStack observed, Goal.Down goal) {
        return orchestrator.plan(observed, goal);
    }

    @Override
    public Plan plan(ObservedStack observed, ContainerGoal goal) {
        return orchestrator.plan(observed, goal);
    }

    @Override
    public Plan planToUndo(Collection<PlannedStep> done, ObservedStack before) {
        return orchestrator.planToUndo(done, before);
    }

    @Override
    public Hold lock(String stack, String command, Consumer<String> note, CancellationToken cancellation) {
        String now = LocalTime.now(surroundings.clock())
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_LOCAL_TIME);
        RunLock lock = RunLock.take(
                surroundings.cacheFolder().resolve("locks"),
                location(),
                stack,
                new RunLock.Holder(ProcessHandle.current().pid(), command, now),
                holder -> note.accept("waiting for another run on stack `" + stack + "`"
                        + holder.map(other -> ": " + other).orElse("")),
                cancellation);
        return lock::close;
    }

    @Override
    public Outcome run(
            Plan plan, EventListener listener, CancellationToken cancellation, Optional<Integer> changesAtOnce) {
        return changesAtOnce
                .map(most -> orchestrator.run(plan, listener, cancellation, most))
                .orElseGet(() -> orchestrator.run(plan, listener, cancellation));
    }

    @Override
    public List<String> makeStandIns(List<String> names, Progress progress, CancellationToken cancellation) {
        List<StandInRecipe> wanted = new ArrayList<>();
        for (String name : names) {
            wanted.add(recipeFor(name));
        }
        return workshop.make(names.isEmpty() ? recipes.get().all() : wanted, progress, cancellation).stream()
                .map(ImageReference::toString)
                .toList();
    }

    private StandInRecipe recipeFor(String name) {
        List<String> known = recipes.get().all().stream()
                .flatMap(recipe -> recipe.names().stream())
                .distinct()
                .toList();
        return recipes.get()
                .recipeFor(parsed(name))
                .orElseThrow(() -> ProblemException.usage(Problem.error("nothing stands in for `" + name + "`")
                        .hint(NearMiss.hint(name, known)
                                .orElse("there are recipes for: " + String.join(", ", known)))));
    }

    private static ImageReference parsed(String name) {
        try {
            return ImageReference.parse(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(e);
        }
    }

    @Override
    public String location() {
        return located.address().toString();
    }

    @Override
    public String foundBy() {
        return located.how();
    }

    @Override
    public Optional<PortHolder> programs() {
        Optional<RunningEngine> box = ownEngine().filter(engine -> engine.mode() == PrivateEngine.Mode.BOX);
        if (box.isPresent()) {
            return Optional.of(PortHolder.seenBy(box.get().engineProcess()));
        }
        return located.address() instanceof EngineAddress.Unix ? Optional.of(new PortHolder()) : Optional.empty();
    }

    @Override
    public Optional<RunningEngine> ownEngine() {
        return located.own();
    }

    @Override
    public void close() {
        orchestrator.close();
    }
}
