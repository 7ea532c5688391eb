package orchsh.shell.command;

import java.util.List;
import java.util.function.Function;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.Reach;

/**
 * Makes containers that are there run, rest or go, for all to see, while no other run works on the stack.
 *
 * @param call what was typed
 * @param stack whose containers
 * @param absence what a service without container means
 * @param nothing what is said when nothing has to be done
 */
record ContainerChange(Call call, String stack, Absence absence, String nothing) {

    /** What it means that a service which was named has no container. */
    enum Absence {
        /** There is nothing to do, which is fine. */
        FINE,
        /** What was asked for cannot be done. */
        PROBLEM
    }

    ExitCode to(ContainerGoal goal) {
        return to(goal, plan -> true);
    }

    /** @param confirmed whether a plan that changes something is to be carried out */
    ExitCode to(ContainerGoal goal, Function<Plan, Boolean> confirmed) {
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack)) {
            ObservedStack observed = call.whileWanted(() -> engine.observe(stack));
            if (isEmpty(observed.own())) {
                return ExitCode.FINE;
            }
            Plan plan = call.whileWanted(() -> engine.plan(observed, goal));
            if (DryRunOptions.isWanted(call.typed())) {
                return DryRun.tell(call, plan);
            }
            call.mention(plan.notes());
            if (plan.changesNothing()) {
                call.note(nothing);
            } else if (!confirmed.apply(plan)) {
                return ExitCode.FINE;
            }
            Outcome outcome = plan.steps().isEmpty() ? Outcome.DONE : call.carryOut(engine, plan);
            call.report().stillReached(new Reach(engine.publishedAt()), () -> call.containersOf(stack, engine));
            return Call.exitCode(outcome);
        }
    }

    /** Whether there is no container that could be meant; that is said. */
    private boolean isEmpty(List<ObservedContainer> containers) {
        List<String> words = call.typed().words();
        List<ObservedContainer> lasting =
                containers.stream().filter(container -> !container.isOneOff()).toList();
        ServiceChoice choice = ServiceChoice.of(call, stack, words);
        List<String> missing = choice.withoutContainer(lasting);
        if (absence == Absence.PROBLEM) {
            choice.refuseWithoutContainer(lasting);
            if (lasting.isEmpty()) {
                throw ProblemException.stack(Problem.error("stack `" + stack + "` has no containers")
                        .hint("`orchsh up` makes and starts them"));
            }
        }
        missing.forEach(service -> call.note("service `" + service + "` has no container"));
        if (lasting.isEmpty() && words.isEmpty()) {
            call.note("stack `" + stack + "` has no containers");
        }
        return lasting.isEmpty() || (!words.isEmpty() && missing.containsAll(words));
    }
}
