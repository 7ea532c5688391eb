package orchsh.shell.command.stack;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.GivenWaits;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.RunOptions;
import orchsh.shell.call.UpOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.container.Reach;

/** Makes the stack run as its script says, and tells where its services are reached. */
public final class UpCommand implements Command {
    static final String WORD = "up";
    static final String WATCH = "--watch";

    private final WatchCommand watch;

    public UpCommand(WatchCommand watch) {
        this.watch = watch;
    }

    @Override
    public CommandForm syntax() {
        return AttachOptions.addTo(RunOptions.addTo(addGoalTo(Syntax.command(
                        WORD,
                        "Start the stack, or change it to what its script says; return when everything is ready.")))
                .addOption(Syntax.flag(
                        "accepted out of habit: `up` returns unless it is told to follow", "-d", "--detach"))
                .addOption(Syntax.flag("then do what the `watch` lines say when files change", "-w", WATCH)));
    }

    /** What `up` and `plan` are told alike. */
    static CommandForm addGoalTo(CommandForm spec) {
        return UpOptions.addTo(GivenWaits.addTo(ChoiceOptions.addTo(
                spec.addPositional(Syntax.words("SERVICE", "only these services and what they need"))
                        .addOption(Syntax.flag("build all images anew", "--rebuild", "--build"))
                        .addOption(Syntax.flag("build no image; it is a problem if one is missing", "--no-build"))
                        .addOption(Syntax.flag(
                                "undo what was done if it fails, is interrupted or takes too long", "--atomic")))));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public boolean tellsBeforehand() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        if (DryRunOptions.isWanted(call.typed())) {
            return PlanCommand.tell(call, plan -> plan);
        }
        ReadStack read = GivenWaits.on(call, call.readStack(call.typed().words()));
        return call.typed().has(WATCH) ? watch.upAndWatch(call, read) : bringUp(call, read);
    }

    static ExitCode bringUp(Call call, ReadStack read) {
        return bringUp(call, read, plan -> plan);
    }

    /** @param edit what is made of the plan */
    static ExitCode bringUp(Call call, ReadStack read, UnaryOperator<Plan> edit) {
        Stack stack = UpOptions.on(read.stack(), call.typed());
        if (isForNothing(call, read)) {
            return ExitCode.FINE;
        }
        Goal.Up goal = goal(call, read);
        AttachOptions attach = AttachOptions.of(call.typed(), stack);
        Instant begun = call.invocation().surroundings().clock().instant();
        JobsEnd job = JobsEnd.of(call.typed().words(), stack);
        try (OpenEngine engine = call.openEngine()) {
            Outcome outcome = carryOut(call, engine, stack, goal, edit, job);
            if (!attach.isWanted() || outcome == Outcome.CANCELLED) {
                return job.passedOn(call.exitCode(engine, outcome));
            }
            Attached attached = new Attached(call, engine, stack.name(), attach, begun);
            return outcome == Outcome.DONE
                    ? attached.follow()
                    : attached.afterFailure(job.passedOn(call.exitCode(engine, outcome)));
        }
    }

    private static Outcome carryOut(
            Call call, OpenEngine engine, Stack stack, Goal.Up goal, UnaryOperator<Plan> edit, JobsEnd job) {
        try (OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            ObservedStack before = call.whileWanted(() -> engine.observe(stack.name()));
            Plan whole = call.whileWanted(
                    () -> engine.plan(stack, before, goal, call.invocation().cancellation()));
            Plan plan = edit.apply(UpOptions.on(whole, call.typed()));
            call.mention(plan.notes());
            Undoing undoing = new Undoing();
            Outcome outcome = call.carryOut(engine, plan, call.invocation().cancellation(), event -> {
                undoing.on(event);
                job.on(event);
            });
            undoing.undo(call, engine, plan, before);
            if (outcome == Outcome.DONE) {
                tellReached(call, engine, stack, plan, before);
            }
            return outcome;
        }
    }

    /** Tells where the services are reached once all is done. */
    static void tellReached(Call call, OpenEngine engine, Stack stack, Plan plan, ObservedStack before) {
        if (plan.changesNothing()) {
            call.print("nothing changed");
        }
        call.report()
                .reached(
                        new Reach(engine.publishedAt()),
                        () -> Reach.inOrderOf(
                                stack,
                                plan.changesNothing()
                                        ? before.own()
                                        : engine.observer().containersOf(stack.name())));
    }

    /** Whether there is nothing to bring up, which is then said. */
    static boolean isForNothing(Call call, ReadStack read) {
        boolean isForNothing = chosen(call.typed(), read).isEmpty();
        if (isForNothing) {
            call.note("stack `" + read.stack().name() + "` has nothing but tests, which `test` runs");
        }
        return isForNothing;
    }

    static Goal.Up goal(Call call, ReadStack read) {
        Stack stack = read.stack();
        Typed typed = call.typed();
        if (typed.has("--rebuild") && typed.has("--no-build")) {
            throw ProblemException.usage(
                    Problem.error("`" + typed.asTyped("--rebuild") + "` and `--no-build` contradict each other"));
        }
        Goal.Up.Images images = typed.has("--rebuild")
                ? Goal.Up.Images.REBUILD
                : typed.has("--no-build") ? Goal.Up.Images.NO_BUILD : Goal.Up.Images.AS_NEEDED;
        Set<String> services = chosen(typed, read).orElseThrow();
        DeclaredServices.refuseUnknown(services, stack);
        Goal.Up goal =
                new Goal.Up(services, images, Optional.of(call.stackFile().path())).with(ChoiceOptions.of(typed));
        return typed.has("--atomic") ? goal.atomic() : goal;
    }

    /** What is named, else all that is usual, and with it the one whose exit code is wanted, a test perhaps. */
    private static Optional<Set<String>> chosen(Typed typed, ReadStack read) {
        if (!typed.words().isEmpty()) {
            return Optional.of(new LinkedHashSet<>(typed.words()));
        }
        Optional<String> wanted = typed.value(AttachOptions.CODE_FROM);
        boolean isAll = read.usualServices().filter(Set::isEmpty).isPresent();
        if (isAll || wanted.isEmpty()) {
            return read.usualServices();
        }
        Set<String> chosen = new LinkedHashSet<>(read.usualServices().orElse(Set.of()));
        chosen.add(wanted.orElseThrow());
        return Optional.of(chosen);
    }
}
