package orchsh.engine.run;

import java.util.function.Supplier;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.image.BuildContext;
import orchsh.engine.image.BuildRoute;
import orchsh.engine.image.DigestCache;
import orchsh.engine.model.Build;
import orchsh.engine.model.Service;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.port.ContainerEngine;

/** Looks at what images are built from. */
public final class ImageSources {
    private final Supplier<ContainerEngine> engine;
    private final DigestCache digests;
    private final RemoteRevision revision;

    public ImageSources(Supplier<ContainerEngine> engine, Surroundings surroundings) {
        this.engine = engine;
        this.digests = DigestCache.in(surroundings.cacheFolder().resolve("contexts"), surroundings.clock());
        this.revision = new RemoteRevision(surroundings);
    }

    /** What the service would be built from. What no builder here can build is refused before anything is done. */
    public BuildContent contentOf(Service service) {
        BuildContext context = BuildContext.of(service.name(), service.build().orElseThrow());
        BuildRoute route = new BuildRoute(context);
        if (!route.isPlain()) {
            route.choose(engine.get().builders());
        }
        Build build = service.build().orElseThrow();
        return build.folder().isPresent() ? context.content(digests) : context.content(revision.of(build.context()));
    }
}
