package orchsh.shell.command.stack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.DryRun;
import orchsh.shell.call.GraceOption;
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

/** Makes the stack run as its script says, replacing containers some at a time; or goes back to what ran before. */
public final class DeployCommand implements Command {
    private static final String WORD = "deploy";
    private static final String ROLLBACK = "--rollback";

    /** What has no meaning on the way back, for nothing is made there. */
    private static final List<String> FOR_THE_WAY_FORTH = List.of(
            "--rebuild",
            "--no-build",
            "--pull",
            "--quiet-pull",
            "--quiet-build",
            ChoiceOptions.REMOVE_ORPHANS,
            ChoiceOptions.FORCE_RECREATE,
            ChoiceOptions.NO_DEPS);

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(GraceOption.addTo(UpOptions.addImagesTo(ChoiceOptions.addDeployedTo(Syntax.command(
                                WORD,
                                "As `up`, but replace containers some at a time, as `deploy update: [...]` of each service says.",
                                "What is replaced is kept, stopped, until the next deployment: --rollback brings it back.")
                        .addPositional(Syntax.words("SERVICE", "only these services and what they need"))
                        .addOption(Syntax.flag(
                                "go back to the containers before the last deployment, as `deploy rollback: [...]` says",
                                ROLLBACK))
                        .addOption(Syntax.flag("build all images anew", "--rebuild", "--build"))
                        .addOption(Syntax.flag("build no image; it is a problem if one is missing", "--no-build")))))
                .addOption(Syntax.value(
                        "TIME", "give up when not everything is done by then: 30, 30s, 2m", UpOptions.WAIT_TIMEOUT)));
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
        if (call.typed().has(ROLLBACK)) {
            return goBack(call);
        }
        ReadStack read = call.readStack(call.typed().words());
        Stack stack = UpOptions.on(read.stack(), call.typed());
        if (UpCommand.isForNothing(call, read)) {
            return ExitCode.FINE;
        }
        Goal.Up goal = UpCommand.goal(call, read);
        Goal.Up inBatches = goal.with(goal.choices().with(Choices.Replacement.IN_BATCHES));
        if (DryRunOptions.isWanted(call.typed())) {
            try (OpenEngine engine = call.openEngineToLook(WORD)) {
                ObservedStack observed = call.whileWanted(() -> engine.observe(stack.name()));
                return DryRun.tell(call, plan(call, engine, stack, observed, inBatches));
            }
        }
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            ObservedStack before = call.whileWanted(() -> engine.observe(stack.name()));
            Plan plan = plan(call, engine, stack, before, inBatches);
            call.mention(plan.notes());
            WayBack back = new WayBack();
            Outcome outcome = call.carryOut(engine, plan, call.invocation().cancellation(), back);
            if (outcome == Outcome.DONE) {
                UpCommand.tellReached(call, engine, stack, plan, before);
            } else {
                back.takeWhereWanted(call, engine, stack, plan, before);
            }
            return call.exitCode(engine, outcome);
        }
    }

    private static Plan plan(Call call, OpenEngine engine, Stack stack, ObservedStack observed, Goal.Up goal) {
        Plan plan = call.whileWanted(
                () -> engine.plan(stack, observed, goal, call.invocation().cancellation()));
        return UpOptions.on(plan, call.typed());
    }

    private static ExitCode goBack(Call call) {
        Typed typed = call.typed();
        List<Problem> problems = FOR_THE_WAY_FORTH.stream()
                .filter(typed::has)
                .map(option -> Problem.error(
                        "`" + typed.asTyped(option) + "` has no meaning with `" + ROLLBACK + "`: nothing is made anew"))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, problems);
        }
        Stack stack = UpOptions.on(call.readStack(typed.words()).stack(), typed);
        Set<String> services = new LinkedHashSet<>(typed.words());
        DeclaredServices.refuseUnknown(services, stack);
        ContainerGoal goal = new ContainerGoal.GoBack(services, stack, Optional.empty());
        if (DryRunOptions.isWanted(typed)) {
            try (OpenEngine engine = call.openEngineToLook(WORD)) {
                return DryRun.tell(call, plan(call, engine, stack, goal));
            }
        }
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            Plan plan = plan(call, engine, stack, goal);
            call.mention(plan.notes());
            return call.exitCode(engine, call.carryOut(engine, plan));
        }
    }

    private static Plan plan(Call call, OpenEngine engine, Stack stack, ContainerGoal goal) {
        Plan plan = call.whileWanted(() -> engine.plan(engine.observe(stack.name()), goal));
        return UpOptions.on(plan, call.typed());
    }
}
