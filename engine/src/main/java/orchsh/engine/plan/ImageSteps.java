package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.RegistryStanding;
import orchsh.engine.plan.Step.PullImage.Presence;
import orchsh.engine.port.ContainerEngine.BuildCache;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;

/** Which images are built or pulled, and why; each image once, whoever uses it, and its bases before it. */
final class ImageSteps {

    /** Whether something new will be made from an image. */
    enum Use {
        ANEW,
        /** Likewise, and what is here is not trusted to be the newest. */
        ANEW_FROM_REGISTRY,
        AS_IT_IS
    }

    private final Stack stack;
    private final ObservedStack observed;
    private final Goal.Up.Images wish;
    private final Map<String, BuildContent> contents;
    private final Map<ImageReference, RegistryStanding> standings;
    private final PlanBuilder plan;
    private final Builders builders;
    /** Of each builder considered: why it builds, if it does. */
    private final Map<String, Optional<String>> reasons = new HashMap<>();
    /** The builders whose bases are being considered, to find those that are built on themselves. */
    private final Set<String> considering = new LinkedHashSet<>();

    private final Map<ImageReference, Integer> steps = new LinkedHashMap<>();
    private List<Integer> complete = List.of();

    ImageSteps(Stack stack, ObservedStack observed, Goal.Up.Images wish, Research research, PlanBuilder plan) {
        this.stack = stack;
        this.observed = observed;
        this.wish = wish;
        this.contents = research.contents();
        this.standings = research.standings();
        this.plan = plan;
        this.builders = new Builders(stack);
    }

    /** Finds out whether the service's image, and those it needs besides, must be built. */
    void consider(Service service) {
        builders.of(stack.imageOf(service)).ifPresent(this::whyBuilt);
        beside(service).forEach(image -> builders.of(image).ifPresent(this::whyBuilt));
    }

    /** Whether the image will be another one after this plan. */
    boolean isBuilt(ImageReference image) {
        return builders.of(image).flatMap(this::whyBuilt).isPresent();
    }

    /** In what the image that is here differs from the one of its registry that it will give way to, if it will. */
    Optional<String> replacement(ImageReference image) {
        return switch (standings.getOrDefault(image, RegistryStanding.SAME)) {
            case REPLACED -> Optional.of("is another one in the registry");
            case OTHER_PLATFORM -> Optional.of("is for another platform");
            case SAME, UNKNOWN -> Optional.empty();
        };
    }

    /** The step that provides the service's image, if it takes one. */
    Optional<Integer> stepFor(Service service) {
        return Optional.ofNullable(steps.get(provided(stack.imageOf(service))));
    }

    /** The steps that provide the images that the service needs besides its own, as far as it takes any. */
    List<Integer> stepsForImagesBeside(Service service) {
        return beside(service).stream()
                .flatMap(image -> Optional.ofNullable(steps.get(provided(image))).stream())
                .toList();
    }

    /** The images that the service needs besides its own. */
    private static List<ImageReference> beside(Service service) {
        return Stream.concat(MountedImages.of(service).stream(), service.hooks().images().stream())
                .distinct()
                .toList();
    }

    /** The step after which all images are there; none if they are already. No step for images may be added after it. */
    List<Integer> complete() {
        if (complete.isEmpty() && !steps.isEmpty()) {
            complete = steps.size() == 1
                    ? List.copyOf(steps.values())
                    : List.of(plan.add(new Step.ImagesComplete(), "", steps.values()));
        }
        return complete;
    }

    /** An image that is built goes by its first name. */
    private ImageReference provided(ImageReference image) {
        return builders.of(image).map(stack::imageOf).orElse(image);
    }

    private Optional<String> whyBuilt(Service builder) {
        Optional<String> known = reasons.get(builder.name());
        if (known != null) {
            return known;
        }
        if (!considering.add(builder.name())) {
            throw builtOnItself(builder);
        }
        Optional<String> why = reasonToBuild(builder);
        considering.remove(builder.name());
        reasons.put(builder.name(), why);
        return why;
    }

    private ProblemException builtOnItself(Service builder) {
        List<String> path = new ArrayList<>(considering);
        path = new ArrayList<>(path.subList(path.indexOf(builder.name()), path.size()));
        path.add(builder.name());
        return ProblemException.stack(Problem.error(
                        path.size() == 2
                                ? "the image of service `" + builder.name() + "` is built on itself"
                                : "the images of these services are built on each other: " + String.join(" -> ", path))
                .about(Subject.build(builder.name()))
                .hint("give what is built a name that its Dockerfile does not start from"));
    }

    private Optional<String> reasonToBuild(Service builder) {
        ImageReference image = stack.imageOf(builder);
        Optional<ObservedImage> present = observed.imageNamed(image.listedName());
        if (wish == Goal.Up.Images.NO_BUILD) {
            if (present.isEmpty()) {
                throw ProblemException.stack(Problem.error("the image of service `" + builder.name()
                                + "` has never been built, and --no-build forbids it")
                        .about(Subject.build(builder.name()))
                        .hint("run the same command without --no-build"));
            }
            return Optional.empty();
        }
        BuildContent content = contentOf(builder);
        // All bases are considered, whatever the first reason: their order and their circles matter.
        List<String> newBases = builders.bases(builder, content).stream()
                .filter(this::isBuilt)
                .map(base -> "base image " + base + " is built anew")
                .toList();
        if (wish == Goal.Up.Images.REBUILD) {
            return Optional.of("asked for");
        }
        if (present.isEmpty()) {
            return Optional.of("no image yet");
        }
        for (ImageReference name : builders.names(builder)) {
            Optional<ObservedImage> named = observed.imageNamed(name.listedName());
            if (named.isEmpty()) {
                return Optional.of("no image " + name + " yet");
            }
            if (!named.get().id().equals(present.get().id())) {
                return Optional.of("image " + name + " is another one");
            }
        }
        String built = present.get().label(Labels.FINGERPRINT).orElse("");
        String parts = present.get().label(Labels.CONTEXT).orElse("");
        if (built.isEmpty()) {
            return Optional.of("the image that is here does not say what it was built from");
        }
        if (!content.isContentOf(built, parts)) {
            List<String> changes = content.changesSince(parts);
            return Optional.of(changes.isEmpty() ? "its sources changed" : String.join(", ", changes));
        }
        return newBases.stream().findFirst().or(() -> changedBase(present.get()));
    }

    private Optional<String> changedBase(ObservedImage image) {
        for (String line : image.label(Labels.BASES).orElse("").split("\n", -1)) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                ImageReference reference = ImageReference.parse(line.substring(blank + 1));
                Optional<ObservedImage> base = observed.imageNamed(reference.listedName());
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

    /** Adds what it takes to have the service's image, and those it mounts. */
    void provide(Service service, Use use) {
        provide(service.name(), stack.imageOf(service), use);
        beside(service).forEach(image -> provide(service.name(), image, use));
    }

    private Optional<Integer> provide(String user, ImageReference wanted, Use use) {
        ImageReference image = provided(wanted);
        Optional<Service> builder = builders.of(image);
        if (!steps.containsKey(image)) {
            Optional<Integer> step = builder.isPresent() ? build(builder.get(), image) : pull(user, image, use);
            step.ifPresent(id -> steps.put(image, id));
        }
        return Optional.ofNullable(steps.get(image));
    }

    private Optional<Integer> pull(String user, ImageReference image, Use use) {
        refuseForbidden(user, image);
        Optional<String> platform = stack.service(user)
                .filter(service -> stack.imageOf(service).equals(image))
                .flatMap(Service::platform);
        return presence(image, use)
                .map(presence ->
                        plan.add(new Step.PullImage(user, image, presence, platform), reason(presence), List.of()));
    }

    private void refuseForbidden(String user, ImageReference image) {
        List<Service> users = stack.services().stream()
                .filter(service -> takes(service, image))
                .toList();
        boolean isForbidden = !users.isEmpty()
                && users.stream().allMatch(service -> service.pull().kind() == PullPolicy.Kind.NEVER);
        if (isForbidden && standings.get(image) == RegistryStanding.OTHER_PLATFORM) {
            throw ProblemException.stack(Problem.error("image `" + image + "` of service `" + user
                            + "` is on this engine for another platform than `"
                            + stack.service(user).flatMap(Service::platform).orElse("")
                            + "`, and its pull policy forbids to fetch it")
                    .about(new Subject(user, "image", image.toString()))
                    .hint("load it for that platform first, or let it be pulled when it is missing"));
        }
        if (isForbidden && observed.imageNamed(image.listedName()).isEmpty()) {
            throw ProblemException.stack(Problem.error("image `" + image + "` of service `" + user
                            + "` is not on this engine, and its pull policy forbids to fetch it")
                    .about(new Subject(user, "image", image.toString()))
                    .hint("load or build it first, or let it be pulled when it is missing"));
        }
    }

    private boolean takes(Service service, ImageReference image) {
        boolean isMadeFromIt =
                service.build().isEmpty() && stack.imageOf(service).equals(image);
        return isMadeFromIt || beside(service).contains(image);
    }

    private Optional<Integer> build(Service builder, ImageReference image) {
        Optional<String> why = whyBuilt(builder);
        if (why.isEmpty()) {
            return Optional.empty();
        }
        BuildContent content = contentOf(builder);
        List<Integer> after = new ArrayList<>();
        List<ImageReference> bases = builders.bases(builder, content);
        Use use = builder.build().orElseThrow().caching().pull() == BuildCaching.Pull.ALWAYS
                ? Use.ANEW_FROM_REGISTRY
                : Use.ANEW;
        bases.forEach(base -> provide(builder.name(), base, use).ifPresent(after::add));
        Map<String, String> labels = new TreeMap<>();
        labels.put(Labels.STACK, stack.name());
        labels.put(Labels.PROJECT, stack.name());
        labels.put(Labels.SERVICE, builder.name());
        labels.put(
                Labels.BUILT_AS,
                builders.names(builder).stream().map(ImageReference::listedName).collect(Collectors.joining(",")));
        labels.put(Labels.FINGERPRINT, content.fingerprint());
        labels.put(Labels.CONTEXT, content.encodeParts());
        Step step = new Step.BuildImage(builder.name(), image, builders.recipe(builder), bases, labels, cache());
        return Optional.of(plan.add(step, why.get(), after));
    }

    /** Who asks for everything anew does not trust what is there. */
    private BuildCache cache() {
        return wish == Goal.Up.Images.REBUILD ? BuildCache.IGNORE : BuildCache.USE;
    }

    /** Why an image must be fetched, if it must. A stand-in gives way as soon as something new is made from it. */
    private Optional<Presence> presence(ImageReference image, Use use) {
        Optional<ObservedImage> present = observed.imageNamed(image.listedName());
        if (present.isEmpty()) {
            return Optional.of(Presence.MISSING);
        }
        RegistryStanding standing = standings.getOrDefault(
                image, use == Use.ANEW_FROM_REGISTRY ? RegistryStanding.UNKNOWN : RegistryStanding.SAME);
        if (standing != RegistryStanding.OTHER_PLATFORM && present.get().isStandInFor(image.name())) {
            boolean isAsked = use != Use.AS_IT_IS || standing != RegistryStanding.SAME;
            return isAsked ? Optional.of(Presence.STAND_IN) : Optional.empty();
        }
        return switch (standing) {
            case SAME -> Optional.empty();
            case REPLACED -> Optional.of(Presence.REPLACED);
            case OTHER_PLATFORM -> Optional.of(Presence.OTHER_PLATFORM);
            case UNKNOWN -> Optional.of(Presence.UNCERTAIN);
        };
    }

    private static String reason(Presence presence) {
        return switch (presence) {
            case MISSING -> "not here yet";
            case STAND_IN -> "a stand-in is here, the registry may have the real one";
            case REPLACED -> "the registry has another one now";
            case OTHER_PLATFORM -> "the one that is here is for another platform";
            case UNCERTAIN -> "the registry may have a newer one";
        };
    }
}
