package orchsh.shell.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.plan.Terms;

/** Plans that are about images alone. */
public final class ImagePlans {
    private ImagePlans() {}

    /**
     * Of a plan the images that are built, and those they are built on.
     *
     * @param services only theirs; none means all
     */
    public static Plan buildsOf(Plan plan, Set<String> services) {
        Set<Integer> wanted = new TreeSet<>();
        List<PlannedStep> backwards = new ArrayList<>(plan.steps());
        Collections.reverse(backwards);
        for (PlannedStep planned : backwards) {
            boolean isWanted = planned.step() instanceof Step.BuildImage build
                    && (services.isEmpty() || services.contains(build.service()));
            if (isWanted || wanted.contains(planned.id())) {
                wanted.add(planned.id());
                wanted.addAll(planned.after());
            }
        }
        List<PlannedStep> steps = plan.steps().stream()
                .filter(planned -> wanted.contains(planned.id()))
                .toList();
        return new Plan(plan.stack(), steps, plan.notes(), new Terms(Optional.empty(), Terms.OnFailure.KEEP));
    }

    /** One step an image, whatever the number of services that have it. */
    public static Plan each(Stack stack, Predicate<Service> chosen, BiFunction<Service, ImageReference, Step> step) {
        List<PlannedStep> steps = new ArrayList<>();
        Set<ImageReference> seen = new HashSet<>();
        for (Service service : stack.services()) {
            ImageReference image = stack.imageOf(service);
            if (chosen.test(service) && seen.add(image)) {
                steps.add(new PlannedStep(steps.size() + 1, step.apply(service, image), "", new TreeSet<>()));
            }
        }
        return new Plan(stack.name(), steps, List.of(), new Terms(Optional.empty(), Terms.OnFailure.KEEP));
    }

    /** One after the other. */
    public static Plan joined(Plan first, Plan second) {
        List<PlannedStep> steps = new ArrayList<>(first.steps());
        int last = steps.stream().mapToInt(PlannedStep::id).max().orElse(0);
        for (PlannedStep planned : second.steps()) {
            TreeSet<Integer> after = new TreeSet<>();
            planned.after().forEach(id -> after.add(last + id));
            steps.add(new PlannedStep(last + planned.id(), planned.step(), planned.why(), after));
        }
        List<String> notes = new ArrayList<>(first.notes());
        notes.addAll(second.notes());
        return new Plan(first.stack(), steps, notes, first.terms());
    }
}
