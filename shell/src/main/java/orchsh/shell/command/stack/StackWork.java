package orchsh.shell.command.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.ContainerGoal.Restart.Followers;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.live.FileDrop;
import orchsh.shell.report.WatchNews;

/** Does to a stack what its watches say, by plans like any other and while no other run works on it. */
final class StackWork implements WatchWork {
    private final Call call;
    private final OpenEngine engine;
    private final Leftovers leftovers;
    private Stack stack;

    /** What becomes of images whose name another one has got. */
    enum Leftovers {
        KEPT,
        REMOVED
    }

    StackWork(Call call, OpenEngine engine, Stack stack, Leftovers leftovers) {
        this.call = call;
        this.engine = engine;
        this.stack = stack;
        this.leftovers = leftovers;
    }

    /** From now on the stack is this one. */
    void follow(Stack other) {
        stack = other;
    }

    @Override
    public List<ObservedContainer> running(String service) {
        return call.whileWanted(() -> engine.observer().containersOf(stack.name())).stream()
                .filter(container -> container.isRunning() && !container.isOneOff())
                .filter(container -> container.service().filter(service::equals).isPresent())
                .toList();
    }

    @Override
    public void copy(String container, List<String> gone, SortedMap<String, Path> files) {
        drop().into(container, gone, files);
    }

    @Override
    public void execute(String container, List<String> command) {
        drop().run(container, command);
    }

    private FileDrop drop() {
        return new FileDrop(engine.ports(), call.invocation().cancellation());
    }

    @Override
    public void restart(String service) {
        carryOut(
                "restarting service `" + service + "`",
                observed -> engine.plan(
                        observed,
                        new ContainerGoal.Restart(
                                Set.of(service), Optional.empty(), Followers.RESTARTED, Optional.of(stack))));
    }

    @Override
    public void rebuild(String service) {
        Set<String> before = leftovers == Leftovers.KEPT ? Set.of() : imagesOf(service);
        Goal.Up goal = new Goal.Up(
                        Set.of(service),
                        Goal.Up.Images.AS_NEEDED,
                        Optional.of(call.stackFile().path()))
                .with(Choices.USUAL.with(Choices.Needs.LEFT));
        carryOut(
                "making service `" + service + "` anew",
                observed -> engine.plan(stack, observed, goal, call.invocation().cancellation()));
        if (!before.isEmpty()) {
            removeNameless(before);
        }
    }

    private Set<String> imagesOf(String service) {
        return running(service).stream().map(ObservedContainer::imageId).collect(Collectors.toSet());
    }

    /** An image of ours whose name its successor has got, and which no container uses. */
    private void removeNameless(Set<String> ids) {
        ObservedStack now = call.whileWanted(() -> engine.observe(stack.name()));
        Set<String> used =
                now.containers().stream().map(ObservedContainer::imageId).collect(Collectors.toSet());
        for (ObservedImage image : now.images()) {
            boolean isOurs =
                    image.label(Labels.STACK).filter(stack.name()::equals).isPresent();
            boolean isNameless = image.names().stream().allMatch(name -> name.startsWith("<none>"));
            if (ids.contains(image.id()) && isOurs && isNameless && !used.contains(image.id())) {
                engine.ports().changes().get().removeImage(image.id());
            }
        }
    }

    private void carryOut(String what, Function<ObservedStack, Plan> planning) {
        try (OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            Plan plan = call.whileWanted(() -> planning.apply(engine.observe(stack.name())));
            call.mention(plan.notes());
            if (!plan.steps().isEmpty() && call.carryOut(engine, plan) == Outcome.FAILED) {
                throw ProblemException.stack(Problem.error(what + " failed; the next change tries again"));
            }
        }
    }

    @Override
    public String shown(Path file) {
        Path folder = call.invocation().surroundings().directory();
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    @Override
    public void tell(WatchNews news) {
        call.report().watched(news);
    }

    @Override
    public void failed(ProblemException why) {
        call.show(why.problems());
    }
}
