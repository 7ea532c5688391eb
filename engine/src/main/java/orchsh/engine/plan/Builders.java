package orchsh.engine.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;

/** Which service of the stack builds an image of a name, wherever in the script it stands. */
final class Builders {
    private final Stack stack;
    private final Map<ImageReference, Service> builders = new HashMap<>();

    Builders(Stack stack) {
        this.stack = stack;
        for (Service service : stack.services()) {
            stack.imagesBuiltBy(service).forEach(image -> builders.putIfAbsent(image, service));
        }
    }

    Optional<Service> of(ImageReference image) {
        return Optional.ofNullable(builders.get(image));
    }

    /** What the services' images, and those they are built on, would be built from. */
    Map<String, BuildContent> contents(List<Service> services, Function<Service, BuildContent> read) {
        Map<String, BuildContent> contents = new LinkedHashMap<>();
        services.forEach(service -> add(stack.imageOf(service), read, contents));
        return contents;
    }

    private void add(ImageReference image, Function<Service, BuildContent> read, Map<String, BuildContent> contents) {
        Optional<Service> builder = of(image).filter(service -> !contents.containsKey(service.name()));
        if (builder.isPresent()) {
            BuildContent content = read.apply(builder.get());
            contents.put(builder.get().name(), content);
            content.bases().forEach(base -> add(base, read, contents));
        }
    }
}
