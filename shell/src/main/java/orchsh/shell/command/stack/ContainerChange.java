package orchsh.shell.command.stack;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.DryRun;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceChoice;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.view.container.Reach;

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
        return to(goal, plan -> plan);
    }

    /** @param edit what is made of the plan */
    ExitCode to(ContainerGoal goal, UnaryOperator<Plan> edit) {
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack)) {
            ObservedStack observed = call.whileWanted(() -> engine.observe(stack));
            if (isEmpty(concerned(goal, observed))) {
                return ExitCode.FINE;
            }
            Plan plan = edit.apply(call.whileWanted(() -> engine.plan(observed, goal)));
            return carryOut(engine, plan);
        }
    }

    /**
     * As {@link #to}, if somebody wants it so. Nobody else has to wait for the answer; when more is to be done by then than
     * was asked for, the question is asked again.
     *
     * @param isWanted asked for a plan that changes something
     */
    ExitCode afterAsking(ContainerGoal goal, Predicate<Plan> isWanted) {
        try (OpenEngine engine = call.openEngine()) {
            ObservedStack observed = call.whileWanted(() -> engine.observe(stack));
            if (isEmpty(concerned(goal, observed))) {
                return ExitCode.FINE;
            }
            Plan asked = call.whileWanted(() -> engine.plan(observed, goal));
            while (asked.changesNothing() || isWanted.test(asked)) {
                try (OpenEngine.Hold lock = call.lock(engine, stack)) {
                    Plan now = call.whileWanted(() -> engine.plan(engine.observe(stack), goal));
                    if (changes(asked).containsAll(changes(now))) {
                        return carryOut(engine, now);
                    }
                    asked = now;
                }
            }
            return ExitCode.FINE;
        }
    }

    private static Set<String> changes(Plan plan) {
        return plan.changes().stream().map(planned -> planned.step().describe()).collect(Collectors.toSet());
    }

    private ExitCode carryOut(OpenEngine engine, Plan plan) {
        if (DryRunOptions.isWanted(call.typed())) {
            return DryRun.tell(call, plan);
        }
        call.mention(plan.notes());
        if (plan.changesNothing()) {
            call.note(nothing);
        }
        Outcome outcome = plan.steps().isEmpty() ? Outcome.DONE : call.carryOut(engine, plan);
        call.report().stillReached(new Reach(engine.publishedAt()), () -> call.containersOf(stack, engine));
        return call.exitCode(engine, outcome);
    }

    /** Only what is removed can have been made for a single command. */
    private static List<ObservedContainer> concerned(ContainerGoal goal, ObservedStack observed) {
        return observed.own().stream()
                .filter(container -> goal instanceof ContainerGoal.Remove || !container.isOneOff())
                .toList();
    }

    /** Whether there is no container that could be meant; that is said. */
    private boolean isEmpty(List<ObservedContainer> containers) {
        List<String> words = call.typed().words();
        ServiceChoice choice = ServiceChoice.of(call, stack, words);
        List<String> missing = choice.withoutContainer(containers);
        if (absence == Absence.PROBLEM) {
            choice.refuseWithoutContainer(containers);
            if (containers.isEmpty()) {
                throw ProblemException.stack(Problem.error("stack `" + stack + "` has no containers")
                        .hint("`orchsh up` makes and starts them"));
            }
        }
        missing.forEach(service -> call.note("service `" + service + "` has no container"));
        if (containers.isEmpty() && words.isEmpty()) {
            call.note("stack `" + stack + "` has no containers");
        }
        return containers.isEmpty() || (!words.isEmpty() && missing.containsAll(words));
    }
}
