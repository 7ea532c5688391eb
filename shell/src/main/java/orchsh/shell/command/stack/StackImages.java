package orchsh.shell.command.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.live.LastThings;

/** The images of a stack that is taken down. */
final class StackImages {
    private StackImages() {}

    /** Which of them go, too. */
    enum Which {
        /** Those that were built for it. */
        BUILT,
        /** Those, and all that its containers were made from. */
        ALL
    }

    static Which which(String word) {
        return switch (word) {
            case "local" -> Which.BUILT;
            case "all" -> Which.ALL;
            default ->
                throw ProblemException.usage(Problem.error("`--rmi` cannot be `" + word + "`")
                        .hint(NearMiss.hint(word, Set.of("all", "local")).orElse("it is `local` or `all`")));
        };
    }

    /** The plan, with the images removed when the containers are; those that others use stay, which is noted. */
    static Plan removedToo(Plan plan, Which which, ObservedStack before) {
        SortedSet<Integer> containers = new TreeSet<>();
        for (PlannedStep planned : plan.steps()) {
            if (planned.step() instanceof Step.RemoveContainer) {
                containers.add(planned.id());
            }
        }
        List<PlannedStep> steps = new ArrayList<>(plan.steps());
        List<String> notes = new ArrayList<>(plan.notes());
        int id = steps.stream().mapToInt(PlannedStep::id).max().orElse(0);
        for (Map.Entry<String, String> image : images(which, before).entrySet()) {
            Optional<ObservedContainer> user = userElsewhere(image.getValue(), before);
            if (user.isPresent()) {
                notes.add("image " + image.getKey() + " stays: `" + user.get().name() + "` uses it");
            } else {
                steps.add(new PlannedStep(++id, new Step.RemoveImage(image.getKey()), "asked for", containers));
            }
        }
        return new Plan(plan.stack(), steps, notes, plan.terms());
    }

    /** By their names the ids of the images. */
    private static Map<String, String> images(Which which, ObservedStack before) {
        Map<String, String> images = new LinkedHashMap<>(LastThings.builtImages(before));
        if (which == Which.ALL) {
            before.own().forEach(container -> images.putIfAbsent(listed(container, before), container.imageId()));
        }
        return images;
    }

    /** The name of a container's image as the engine lists it. */
    private static String listed(ObservedContainer container, ObservedStack before) {
        return before.images().stream()
                .filter(image -> image.id().equals(container.imageId()))
                .flatMap(image -> image.names().stream())
                .filter(name -> name.equals(container.image()) || name.equals(container.image() + ":latest"))
                .findFirst()
                .orElse(container.image());
    }

    private static Optional<ObservedContainer> userElsewhere(String image, ObservedStack before) {
        return before.containers().stream()
                .filter(container -> container.imageId().equals(image))
                .filter(container ->
                        before.own().stream().noneMatch(own -> own.id().equals(container.id())))
                .findFirst();
    }
}
