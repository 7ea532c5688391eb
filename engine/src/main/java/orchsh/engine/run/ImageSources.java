package orchsh.engine.run;

import java.util.Map;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.image.BuildContext;
import orchsh.engine.image.BuildRoute;
import orchsh.engine.image.DigestCache;
import orchsh.engine.model.Build;
import orchsh.engine.model.Service;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;

/** Looks at what images are built from. */
public final class ImageSources {
    private final Supplier<ContainerEngine> engine;
    private final DigestCache digests;
    private final RemoteRevision revision;

    /**
     * Looks for one caller.
     *
     * @param digests what is remembered of files
     * @param environment for the programs that look at what lies elsewhere
     */
    public ImageSources(Supplier<ContainerEngine> engine, DigestCache digests, Map<String, String> environment) {
        this.engine = engine;
        this.digests = digests;
        this.revision = new RemoteRevision(environment);
    }

    /** What the service would be built from. What no builder here can build is refused before anything is done. */
    public BuildContent contentOf(Service service, CancellationToken cancellation) {
        try {
            return read(service, cancellation);
        } catch (ProblemException e) {
            throw e.about(Subject.build(service.name()));
        }
    }

    private BuildContent read(Service service, CancellationToken cancellation) {
        BuildContext context = BuildContext.of(service.name(), service.build().orElseThrow());
        BuildRoute route = new BuildRoute(context);
        if (!route.isPlain()) {
            route.choose(engine.get().builders());
        }
        Build build = service.build().orElseThrow();
        return build.folder().isPresent()
                ? context.content(digests, cancellation)
                : context.content(revision.of(build.context()), cancellation);
    }
}
