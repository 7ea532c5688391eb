package orchsh.engine.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Platform;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.RegistryStanding;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;

/** Finds out which of the images that are here will not do: for the platform, or for who wants what the registry has now. */
public final class RegistryNews {
    private final EngineObserver observer;
    private final Supplier<ContainerEngine> engine;
    private final Clock clock;

    public RegistryNews(EngineObserver observer, Supplier<ContainerEngine> engine, Clock clock) {
        this.observer = observer;
        this.engine = engine;
        this.clock = clock;
    }

    /** Of the images that are to be asked for though they are here: how they stand to what their registries have. */
    public Map<ImageReference, RegistryStanding> about(
            Stack stack, List<Service> services, ObservedStack observed, CancellationToken cancellation) {
        Map<ImageReference, RegistryStanding> standings = new HashMap<>();
        for (Service service : services) {
            ImageReference image = stack.imageOf(service);
            Optional<ObservedImage> present = observed.imageNamed(image.listedName());
            boolean isOpen = service.build().isEmpty() && present.isPresent() && !standings.containsKey(image);
            if (isOpen && isForOtherPlatform(service, image)) {
                standings.put(image, RegistryStanding.OTHER_PLATFORM);
            } else if (isOpen && image.digest().isEmpty() && isDue(service.pull(), image)) {
                standings.put(image, standing(image, present.get(), cancellation));
            }
        }
        return standings;
    }

    /** Asked only for services that name a platform. */
    private boolean isForOtherPlatform(Service service, ImageReference image) {
        return service.platform()
                .map(Platform::parse)
                .filter(wanted -> observer.image(image.toString(), wanted)
                        .filter(present -> present.suits(wanted))
                        .isEmpty())
                .isPresent();
    }

    private boolean isDue(PullPolicy policy, ImageReference image) {
        return switch (policy.kind()) {
            case ALWAYS -> true;
            case WHEN_OLD -> isOlder(image, policy.age().orElseThrow());
            case MISSING, NEVER, BUILD -> false;
        };
    }

    /** An image of unknown age is old. */
    private boolean isOlder(ImageReference image, Duration age) {
        Instant border = clock.instant().minus(age);
        return observer.image(image.toString())
                .flatMap(ImageDetails::named)
                .filter(border::isBefore)
                .isEmpty();
    }

    private RegistryStanding standing(ImageReference image, ObservedImage present, CancellationToken cancellation) {
        return engine.get()
                .digestInRegistry(image, cancellation)
                .map(digest -> present.names().contains(image.name() + "@" + digest)
                        ? RegistryStanding.SAME
                        : RegistryStanding.REPLACED)
                .orElse(RegistryStanding.UNKNOWN);
    }
}
