package orchsh.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.ContainerEngine.BuildCache;
import orchsh.engine.port.ContainerEngine.BuildOrder;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.wire.RefusedException;

/** Has images built by an engine. */
final class ImageBuilds {
    private final Library library;

    ImageBuilds(Library library) {
        this.library = library;
    }

    /** Returns the id of the image that was built. */
    String build(BuildOrder order, InputStream context, Progress progress, CancellationToken cancellation) {
        String name = order.names().isEmpty()
                ? "without a name"
                : order.names().get(0).toString();
        BuildProgress steps = new BuildProgress(name, progress);
        StreamedCall<BuildResponseItem> call = new StreamedCall<>(steps::read);
        try {
            command(library.calls(Optional.empty(), call.calledOff()), order, context)
                    .exec(call);
            call.await(cancellation);
            String built = order.names().isEmpty() ? steps.id().orElse(name) : name;
            return library.calls().inspectImageCmd(built).exec().getId();
        } catch (RefusedException e) {
            throw steps.failure(e);
        }
    }

    private static BuildImageCmd command(DockerClient docker, BuildOrder order, InputStream context) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        order.names().forEach(name -> names.add(name.toString()));
        BuildImageCmd build = docker.buildImageCmd()
                .withTarInputStream(context)
                .withDockerfilePath(order.dockerfile())
                .withTags(names)
                .withLabels(order.labels())
                .withNoCache(order.cache() == BuildCache.IGNORE)
                .withRemove(true)
                .withForcerm(true);
        order.args().forEach(build::withBuildArg);
        order.target().ifPresent(build::withTarget);
        order.network().ifPresent(build::withNetworkMode);
        return build;
    }
}
