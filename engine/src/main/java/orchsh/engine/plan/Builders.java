package orchsh.engine.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import orchsh.engine.model.Build;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;

/**
 * Which service of the stack builds an image of a name, wherever in the script it stands. Of services whose builds make
 * the same, the first one builds for all.
 */
final class Builders {
    private final Stack stack;
    private final Map<ImageReference, Service> builders = new HashMap<>();
    private final Map<String, Set<ImageReference>> names = new HashMap<>();

    Builders(Stack stack) {
        this.stack = stack;
        Map<Build, Service> firsts = new HashMap<>();
        for (Service service : stack.services()) {
            if (service.build().isPresent()) {
                Build recipe = service.build().get().toBuilder().tags(List.of()).build();
                Service first = firsts.computeIfAbsent(recipe, key -> service);
                for (ImageReference image : stack.imagesBuiltBy(service)) {
                    builders.putIfAbsent(image, first);
                    names.computeIfAbsent(first.name(), key -> new LinkedHashSet<>())
                            .add(image);
                }
            }
        }
    }

    Optional<Service> of(ImageReference image) {
        return Optional.ofNullable(builders.get(image));
    }

    /** All names that the image gets which the service builds, its own first. */
    Set<ImageReference> names(Service builder) {
        return names.getOrDefault(builder.name(), Set.of());
    }

    /** The images that are taken by what the service builds: those of its Dockerfile, and those of other services. */
    List<ImageReference> bases(Service builder, BuildContent content) {
        Set<ImageReference> bases = new LinkedHashSet<>(content.bases());
        builder.build().orElseThrow().servicesCopiedFrom().stream()
                .flatMap(name -> stack.service(name).stream())
                .map(stack::imageOf)
                .forEach(bases::add);
        return List.copyOf(bases);
    }

    /** How the service builds, with all names of the image, and images in place of services. */
    Build recipe(Service builder) {
        Build build = builder.build().orElseThrow();
        Build.Builder recipe = build.toBuilder()
                .tags(names(builder).stream()
                        .skip(1)
                        .map(ImageReference::toString)
                        .toList());
        build.additionalContexts().forEach((name, place) -> {
            if (place.startsWith(Build.SERVICE_CONTEXT)) {
                stack.service(place.substring(Build.SERVICE_CONTEXT.length()))
                        .ifPresent(service ->
                                recipe.additionalContext(name, Build.IMAGE_CONTEXT + stack.imageOf(service)));
            }
        });
        return recipe.build();
    }

    /** What the services' images, those they are built on and those they need besides would be built from. */
    Map<String, BuildContent> contents(List<Service> services, Function<Service, BuildContent> read) {
        Map<String, BuildContent> contents = new LinkedHashMap<>();
        services.forEach(service -> {
            add(stack.imageOf(service), read, contents);
            MountedImages.of(service).forEach(image -> add(image, read, contents));
            service.hooks().images().forEach(image -> add(image, read, contents));
        });
        return contents;
    }

    private void add(ImageReference image, Function<Service, BuildContent> read, Map<String, BuildContent> contents) {
        Optional<Service> builder = of(image).filter(service -> !contents.containsKey(service.name()));
        if (builder.isPresent()) {
            BuildContent content = read.apply(builder.get());
            contents.put(builder.get().name(), content);
            bases(builder.get(), content).forEach(base -> add(base, read, contents));
        }
    }
}
