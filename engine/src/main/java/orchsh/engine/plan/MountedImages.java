package orchsh.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;

/** Images whose files a service sees: they must be there before its container, and a container keeps the ones it got. */
public final class MountedImages {
    private MountedImages() {}

    static List<ImageReference> of(Service service) {
        return service.mounts().stream()
                .filter(Mount.ImageFiles.class::isInstance)
                .map(mount -> ((Mount.ImageFiles) mount).image())
                .distinct()
                .toList();
    }

    /**
     * The mark that a container carries of them, one line an image; empty when there are none.
     *
     * @param idOf finds the id of an image
     */
    public static String mark(Service service, Function<ImageReference, Optional<String>> idOf) {
        StringBuilder text = new StringBuilder();
        for (ImageReference image : of(service)) {
            text.append(image).append('=').append(idOf.apply(image).orElse("")).append('\n');
        }
        return text.toString();
    }
}
