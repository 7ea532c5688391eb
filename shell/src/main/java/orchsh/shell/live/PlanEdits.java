package orchsh.shell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;

/** Plans that go less far than they were made to, or otherwise. */
public final class PlanEdits {
    private PlanEdits() {}

    /** All is made, and nothing of it runs. */
    public static Plan withoutStarts(Plan plan) {
        return without(plan, PlanEdits::isOfWhatRuns);
    }

    private static boolean isOfWhatRuns(Step step) {
        return step instanceof Step.StartContainer
                || step instanceof Step.AwaitReady
                || step instanceof Step.StayWell
                || step instanceof Step.UnpauseContainer
                || step instanceof Step.RunHook hook && hook.turn() != Step.RunHook.Turn.BEFORE_STOP;
    }

    /** What waits for a step that is left out waits for what that waited for. */
    private static Plan without(Plan plan, Predicate<Step> leftOut) {
        Map<Integer, SortedSet<Integer>> before = new HashMap<>();
        List<PlannedStep> steps = new ArrayList<>();
        for (PlannedStep planned : plan.steps()) {
            SortedSet<Integer> after = new TreeSet<>();
            for (int id : planned.after()) {
                after.addAll(before.getOrDefault(id, new TreeSet<>(List.of(id))));
            }
            if (leftOut.test(planned.step())) {
                before.put(planned.id(), after);
            } else {
                steps.add(new PlannedStep(planned.id(), planned.step(), planned.why(), after));
            }
        }
        return new Plan(plan.stack(), steps, plan.notes(), plan.terms());
    }

    /** Whatever is stopped has this long to end. */
    public static Plan withGrace(Plan plan, Duration grace) {
        return with(
                plan,
                step -> step instanceof Step.StopContainer stop
                        ? new Step.StopContainer(stop.service(), stop.container(), grace)
                        : step);
    }

    private static Plan with(Plan plan, UnaryOperator<Step> change) {
        List<PlannedStep> steps = plan.steps().stream()
                .map(planned ->
                        new PlannedStep(planned.id(), change.apply(planned.step()), planned.why(), planned.after()))
                .toList();
        return new Plan(plan.stack(), steps, plan.notes(), plan.terms());
    }

    /** It is given up after that long, what was done stays. */
    public static Plan within(Plan plan, Duration time) {
        return new Plan(plan.stack(), plan.steps(), plan.notes(), plan.terms().within(time));
    }
}
