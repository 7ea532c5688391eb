package orchsh.shell.command.stack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;

/** Watches how a deployment ends, and goes back with those services that say so. */
final class WayBack implements EventListener {
    private final Set<Integer> failed = new LinkedHashSet<>();
    private Optional<RunFinished> finished = Optional.empty();
    private boolean isDisturbed;

    @Override
    public void on(EngineEvent event) {
        if (event instanceof EngineEvent.StepFailed failure) {
            failed.add(failure.step().id());
        } else if (event instanceof EngineEvent.Disturbed) {
            isDisturbed = true;
        } else if (event instanceof RunFinished end) {
            finished = Optional.of(end);
        }
    }

    /** Does nothing where a failure only pauses, and where the deployment was called off: then whoever did so decides. */
    void takeWhereWanted(Call call, OpenEngine engine, Stack stack, Plan plan, ObservedStack before) {
        Set<String> services = finished.filter(end -> end.outcome() != Outcome.CANCELLED)
                .map(end -> plan.servicesToRollBack(failed, end.notDone(), end.outcome() == Outcome.DEADLINE))
                .orElse(Set.of());
        if (services.isEmpty()) {
            call.note("`deploy` goes on from here, `deploy --rollback` goes back");
        } else if (isDisturbed) {
            call.show(List.of(Problem.error("nothing is rolled back, for somebody else works on the same stack")));
        } else {
            goBack(call, engine, new ContainerGoal.GoBack(services, stack, Optional.of(idsOf(before))));
        }
    }

    private static Set<String> idsOf(ObservedStack observed) {
        return observed.own().stream().map(ObservedContainer::id).collect(Collectors.toSet());
    }

    private static void goBack(Call call, OpenEngine engine, ContainerGoal.GoBack goal) {
        String services = String.join(", ", new TreeSet<>(goal.services()));
        try {
            Plan back = engine.plan(engine.observe(goal.script().name()), goal);
            call.mention(back.notes());
            if (back.changesNothing()) {
                call.note("nothing of " + services + " was replaced, so there is nothing to go back from");
                return;
            }
            call.note(services + (goal.services().size() == 1 ? " goes" : " go") + " back to what ran before");
            if (call.carryOut(engine, back) != Outcome.DONE) {
                call.show(List.of(Problem.error("not everything that ran before is back")
                        .hint("`deploy --rollback` goes on from there")));
            }
        } catch (ProblemException e) {
            call.show(e.problems());
            call.show(List.of(Problem.error("nothing could be rolled back")
                    .hint("`deploy` goes on from here; `why SERVICE` tells how it is")));
        }
    }
}
