package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Step.PullImage.Presence;
import orchsh.engine.port.ContainerEngine.BuildCache;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Which images are built or pulled, and why; each image once, whoever uses it. */
final class ImageSteps {

    /** Whether something new will be made from an image. */
    enum Use {
        ANEW,
        AS_IT_IS
    }

    private final Stack stack;
    private final ObservedStack observed;
    private final Goal.Up.Images wish;
    private final Map<String, BuildContent> contents;
    private final PlanBuilder plan;
    private final Map<ImageReference, String> builds = new LinkedHashMap<>();
    private final Map<ImageReference, Integer> steps = new LinkedHashMap<>();

    ImageSteps(
            Stack stack,
            ObservedStack observed,
            Goal.Up.Images wish,
            Map<String, BuildContent> contents,
            PlanBuilder plan) {
        this.stack = stack;
        this.observed = observed;
        this.wish = wish;
        this.contents = contents;
        this.plan = plan;
    }

    /** Finds out whether the service's image must be built. */
    void consider(Service service) {
        if (service.build().isPresent()) {
            ImageReference image = stack.imageOf(service);
            reasonToBuild(service, image).ifPresent(why -> builds.putIfAbsent(image, why));
        }
    }

    /** Whether the image will be another one after this plan. */
    boolean isBuilt(ImageReference image) {
        return builds.containsKey(image);
    }

    /** The step that provides the service's image, if it takes one. */
    Optional<Integer> stepFor(Service service) {
        return Optional.ofNullable(steps.get(stack.imageOf(service)));
    }

    Collection<Integer> steps() {
        return steps.values();
    }

    private Optional<String> reasonToBuild(Service service, ImageReference image) {
        Optional<ObservedImage> present = observed.imageNamed(image.toString());
        if (wish == Goal.Up.Images.NO_BUILD) {
            if (present.isEmpty()) {
                throw ProblemException.stack(Problem.error("the image of service `" + service.name()
                                + "` has never been built, and --no-build forbids it")
                        .hint("run the same command without --no-build"));
            }
            return Optional.empty();
        }
        if (wish == Goal.Up.Images.REBUILD) {
            return Optional.of("asked for");
        }
        if (present.isEmpty()) {
            return Optional.of("no image yet");
        }
        BuildContent content = contentOf(service);
        String built = present.get().label(Labels.FINGERPRINT).orElse("");
        if (!built.equals(content.fingerprint())) {
            List<String> changes =
                    content.changesSince(present.get().label(Labels.CONTEXT).orElse(""));
            return Optional.of(changes.isEmpty() ? "its sources changed" : String.join(", ", changes));
        }
        return changedBase(present.get());
    }

    private Optional<String> changedBase(ObservedImage image) {
        for (String line : image.label(Labels.BASES).orElse("").split("\n", -1)) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                String reference = line.substring(blank + 1);
                Optional<ObservedImage> base = observed.imageNamed(reference);
                if (base.isPresent() && !base.get().id().equals(line.substring(0, blank))) {
                    return Optional.of("base image " + reference + " changed");
                }
            }
        }
        return Optional.empty();
    }

    private BuildContent contentOf(Service service) {
        return Optional.ofNullable(contents.get(service.name()))
                .orElseThrow(() -> new IllegalStateException("nobody read the build of `" + service.name() + "`"));
    }

    /** Adds what it takes to have the service's image. */
    void provide(Service service, Use use) {
        ImageReference image = stack.imageOf(service);
        if (steps.containsKey(image)) {
            return;
        }
        if (service.build().isPresent()) {
            Optional.ofNullable(builds.get(image)).ifPresent(why -> steps.put(image, build(service, image, why)));
        } else {
            presence(image, use)
                    .ifPresent(presence -> steps.put(
                            image,
                            plan.add(
                                    new Step.PullImage(service.name(), image, presence), reason(presence), List.of())));
        }
    }

    private int build(Service service, ImageReference image, String why) {
        BuildContent content = contentOf(service);
        List<Integer> after = new ArrayList<>();
        for (ImageReference base : content.bases()) {
            Optional.ofNullable(steps.get(base))
                    .or(() -> presence(base, Use.ANEW).map(presence -> {
                        int id = plan.add(
                                new Step.PullImage(service.name(), base, presence), reason(presence), List.of());
                        steps.put(base, id);
                        return id;
                    }))
                    .ifPresent(after::add);
        }
        Map<String, String> labels = new TreeMap<>();
        labels.put(Labels.STACK, stack.name());
        labels.put(Labels.PROJECT, stack.name());
        labels.put(Labels.SERVICE, service.name());
        labels.put(Labels.FINGERPRINT, content.fingerprint());
        labels.put(Labels.CONTEXT, content.encodeParts());
        return plan.add(
                new Step.BuildImage(
                        service.name(), image, service.build().orElseThrow(), content.bases(), labels, cache()),
                why,
                after);
    }

    /** Who asks for everything anew does not trust what is there. */
    private BuildCache cache() {
        return wish == Goal.Up.Images.REBUILD ? BuildCache.IGNORE : BuildCache.USE;
    }

    /** Why an image must be fetched, if it must. A stand-in gives way as soon as something new is made from it. */
    private Optional<Presence> presence(ImageReference image, Use use) {
        Optional<ObservedImage> present = observed.imageNamed(image.toString());
        if (present.isEmpty()) {
            return Optional.of(Presence.MISSING);
        }
        boolean standIn = present.get().label(Labels.STAND_IN).isPresent();
        return standIn && use == Use.ANEW ? Optional.of(Presence.STAND_IN) : Optional.empty();
    }

    private static String reason(Presence presence) {
        return switch (presence) {
            case MISSING -> "not here yet";
            case STAND_IN -> "a stand-in is here, the registry may have the real one";
        };
    }
}
