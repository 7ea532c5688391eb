package orchsh.shell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import orchsh.dsl.live.StackControl;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.plan.Terms;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Brings services up and down for tasks: by plans where more than one thing is to be done, else at once. */
final class EngineControl implements StackControl {
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    private final Stack stack;
    private final Optional<Set<String>> usual;
    private final Plans plans;
    private final Containers containers;
    private final Voice voice;
    private final Tether tether;

    /** @param usual the services of an {@code up} that names none; an empty set means all, absent means nothing */
    EngineControl(
            Stack stack, Optional<Set<String>> usual, Plans plans, Containers containers, Voice voice, Tether tether) {
        this.stack = stack;
        this.usual = usual;
        this.plans = plans;
        this.containers = containers;
        this.voice = voice;
        this.tether = tether;
    }

    @Override
    public void up(Set<String> services, Up manner) {
        Optional<Set<String>> wanted = services.isEmpty() ? usual : Optional.of(services);
        wanted.ifPresent(some -> bringUp(some, services, manner));
    }

    private void bringUp(Set<String> wanted, Set<String> services, Up manner) {
        Goal.Up goal = goal(wanted, manner.images());
        Goal.Up whole = manner.containers() == Up.Containers.RECREATE
                ? goal.with(Choices.USUAL.with(Choices.Recreation.ALWAYS))
                : goal;
        plans.carryOut(
                "bringing up " + shown(services),
                observed -> plans.plan(stack, observed, whole, tether.current()),
                tether.current());
    }

    private static Goal.Up goal(Set<String> services, Images images) {
        Goal.Up.Images how = switch (images) {
            case AS_NEEDED -> Goal.Up.Images.AS_NEEDED;
            case REBUILD -> Goal.Up.Images.REBUILD;
            case NO_BUILD -> Goal.Up.Images.NO_BUILD;
        };
        return new Goal.Up(services, how, Optional.empty());
    }

    private String shown(Set<String> services) {
        return services.isEmpty() ? "stack `" + stack.name() + "`" : "`" + String.join("`, `", services) + "`";
    }

    @Override
    public void down(Data data) {
        Goal.Down goal = new Goal.Down(data == Data.REMOVE ? Goal.Down.Data.REMOVE : Goal.Down.Data.KEEP);
        plans.carryOut(
                "removing stack `" + stack.name() + "`", observed -> plans.plan(observed, goal), tether.current());
    }

    @Override
    public void start(Set<String> services) {
        plans.alone("what `start` does", () -> startThere(services), tether.current());
    }

    private void startThere(Set<String> services) {
        for (ObservedContainer container : there(services, "start")) {
            if (container.state() != State.RUNNING) {
                engine().start(container.id());
            }
        }
    }

    @Override
    public void stop(Set<String> services, Optional<Duration> grace) {
        there(services, "stop");
        plans.carryOut(
                "stopping " + shown(services),
                observed -> plans.plan(observed, new ContainerGoal.Stop(services, grace)),
                tether.current());
    }

    @Override
    public void restart(Set<String> services, Optional<Duration> grace) {
        plans.alone(
                "what `restart` does",
                () -> there(services, "restart")
                        .forEach(container -> engine().restart(container.id(), graceOf(container, grace))),
                tether.current());
    }

    private Duration graceOf(ObservedContainer container, Optional<Duration> wished) {
        return wished.or(() -> container
                        .service()
                        .flatMap(stack::service)
                        .flatMap(service -> service.ending().grace()))
                .orElse(USUAL_GRACE);
    }

    @Override
    public void remove(Set<String> services, Data anonymousVolumes) {
        plans.alone("what `remove` does", () -> removeThere(services, anonymousVolumes), tether.current());
    }

    private void removeThere(Set<String> services, Data anonymousVolumes) {
        AnonymousVolumes volumes = anonymousVolumes == Data.REMOVE ? AnonymousVolumes.REMOVE : AnonymousVolumes.KEEP;
        for (String service : inOrder(services)) {
            for (ObservedContainer container : containers.of(service)) {
                checkWanted();
                engine().removeContainer(container.id(), volumes);
            }
        }
    }

    /** The containers that are there, needed ones first; a service that was named and has none is a problem. */
    private List<ObservedContainer> there(Set<String> services, String word) {
        List<ObservedContainer> all = new ArrayList<>();
        for (String service : inOrder(services)) {
            checkWanted();
            List<ObservedContainer> its = containers.of(service);
            if (its.isEmpty() && services.contains(service)) {
                throw ProblemException.stack(Problem.error("service `" + service + "` has no container to " + word)
                        .hint("`up '" + service + "'` makes one"));
            }
            all.addAll(its);
        }
        return all;
    }

    private List<String> inOrder(Set<String> services) {
        return StartOrder.of(stack).inOrder().stream()
                .filter(service -> services.isEmpty() || services.contains(service))
                .toList();
    }

    @Override
    public void removeImages(Data volumes) {
        plans.carryOut(
                "removing the images of stack `" + stack.name() + "`",
                observed -> LastThings.removed(observed, volumes),
                tether.current());
    }

    @Override
    public Map<String, String> build(Set<String> services, Images manner) {
        refuseWithout(services, "built", service -> service.build().isPresent());
        Plan plan = plans.carryOut(
                "building " + shown(services),
                observed -> ImagePlans.buildsOf(
                        plans.plan(stack, observed, goal(services, manner), tether.current()), services),
                tether.current());
        Map<String, String> built = new LinkedHashMap<>();
        for (PlannedStep planned : plan.steps()) {
            if (planned.step() instanceof Step.BuildImage image) {
                built.put(image.image().toString(), planned.why());
            }
        }
        return built;
    }

    private void refuseWithout(Set<String> services, String what, Predicate<Service> wanted) {
        for (String name : services) {
            if (stack.service(name).filter(wanted).isEmpty()) {
                throw ProblemException.usage(Problem.error("the image of service `" + name + "` is not " + what));
            }
        }
    }

    @Override
    public void pull(Set<String> services) {
        refuseWithout(services, "pulled, but built", service -> service.build().isEmpty());
        plans.alone("what `pull` does", () -> pullWanted(services), tether.current());
    }

    private void pullWanted(Set<String> services) {
        Set<ImageReference> done = new HashSet<>();
        for (Service service : stack.services()) {
            boolean isWanted = services.isEmpty() ? service.build().isEmpty() : services.contains(service.name());
            if (isWanted && done.add(stack.imageOf(service))) {
                checkWanted();
                pull(stack.imageOf(service), service.platform());
            }
        }
    }

    private void pull(ImageReference image, Optional<String> platform) {
        voice.err("pulling " + image + "\n");
        try {
            engine().pullImage(image, platform, ContainerEngine.Progress.IGNORED, tether.current());
        } catch (ContainerEngine.RegistryUnreachableException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("`" + image + "` cannot be pulled: " + e.reason()), e);
        }
    }

    @Override
    public void awaitReady(Set<String> services, Optional<Duration> timeout) {
        for (String name : inOrder(services)) {
            awaitAll(name, stack.service(name).orElseThrow().awaited(), timeout);
        }
    }

    @Override
    public void await(String service, List<Wait> waits) {
        awaitAll(service, waits, Optional.empty());
    }

    private void awaitAll(String service, List<Wait> waits, Optional<Duration> timeout) {
        List<ObservedContainer> its = there(Set.of(service), "wait for");
        List<PlannedStep> steps = new ArrayList<>();
        for (ObservedContainer container : its) {
            steps.add(new PlannedStep(
                    steps.size() + 1,
                    new Step.AwaitReady(service, container.name(), waits, Optional.of(container)),
                    "a task waits for it",
                    new TreeSet<>()));
        }
        Plan plan = new Plan(stack.name(), steps, List.of(), new Terms(timeout, Terms.OnFailure.KEEP));
        plans.await("waiting for `" + service + "`", plan, tether.current());
    }

    @Override
    public void pause(Duration time) {
        CountDownLatch over = new CountDownLatch(1);
        CancellationToken cancellation = tether.current();
        try (CancellationToken.Registration registration = cancellation.onCancel(over::countDown)) {
            if (over.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Tether.calledOff("waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Tether.calledOff("waiting");
        }
    }

    private ContainerEngine engine() {
        return plans.ports().changes().get();
    }

    private void checkWanted() {
        if (tether.current().isCancelled()) {
            throw Tether.calledOff("the work");
        }
    }
}
