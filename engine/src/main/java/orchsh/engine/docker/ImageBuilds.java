package orchsh.engine.docker;

import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.image.Dockerfile;
import orchsh.engine.observed.ApiVersion;
import orchsh.engine.port.ContainerEngine.BuildOrder;
import orchsh.engine.port.ContainerEngine.Builder;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** Has images built, by the engine itself or by the docker command's plugin. */
final class ImageBuilds {
    private static final String BUILDKIT_VERSION = "2";
    /** Earlier ones leave out limits of the kernel in silence. */
    private static final ApiVersion SINCE = ApiVersion.parse("1.42");

    private final Library library;
    private final BuildRequest request;
    private final BuildxPlugin plugin;

    ImageBuilds(Library library, RegistryLogins logins, Surroundings surroundings) {
        this.library = library;
        this.request = new BuildRequest(logins);
        this.plugin = new BuildxPlugin(surroundings);
    }

    Set<Builder> builders() {
        Set<Builder> builders = EnumSet.of(Builder.CLASSIC);
        try (WireResponse response = library.wire()
                .send(WireRequest.get("/_ping").within(Library.PATIENCE))
                .accepted()) {
            boolean isOffered = response.header("Builder-Version").orElse("").equals(BUILDKIT_VERSION);
            boolean isComplete = response.header("Api-Version")
                    .map(ApiVersion::parse)
                    .filter(version -> version.compareTo(SINCE) >= 0)
                    .isPresent();
            if (isOffered && isComplete) {
                builders.add(Builder.BUILDKIT);
            }
        } catch (RefusedException e) {
            throw e.toProblem();
        }
        if (plugin.program().isPresent()) {
            builders.add(Builder.BUILDX);
        }
        return builders;
    }

    /** Returns the id of the image that was built. */
    String build(BuildOrder order, InputStream context, Progress progress, CancellationToken cancellation) {
        String name = order.names().isEmpty()
                ? "without a name"
                : order.names().get(0).toString();
        Dockerfile dockerfile = Dockerfile.parse(order.dockerfileText());
        BuildReader reader = order.builder() == Builder.CLASSIC
                ? new BuildProgress(name, dockerfile, progress)
                : new KitProgress(name, dockerfile, progress);
        try {
            if (order.builder() == Builder.BUILDX && reader instanceof KitProgress kit) {
                plugin.build(order, library.wire().address(), kit, cancellation);
            } else {
                ask(order, context, reader, cancellation);
            }
            Optional<String> built = order.names().isEmpty() ? reader.id() : Optional.of(name);
            return library.calls().inspectImageCmd(built.orElse(name)).exec().getId();
        } catch (RefusedException e) {
            throw reader.failure(e);
        }
    }

    private void ask(BuildOrder order, InputStream context, BuildReader reader, CancellationToken cancellation) {
        WireRequest asked = request.of(order, context, cancellation);
        try (WireResponse response = library.wire().send(asked, cancellation).accepted()) {
            JsonLines.read(response.body(), reader);
        }
    }
}
