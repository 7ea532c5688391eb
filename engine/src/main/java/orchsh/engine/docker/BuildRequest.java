package orchsh.engine.docker;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.BuildRun;
import orchsh.engine.model.BuildSource;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Ulimit;
import orchsh.engine.port.ContainerEngine.BuildCache;
import orchsh.engine.port.ContainerEngine.BuildOrder;
import orchsh.engine.port.ContainerEngine.Builder;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireRequest;

/** Asks an engine for a build; spoken without the Docker library, which has no word for half of it. */
final class BuildRequest {
    private static final String OWN_BRANCH = "HEAD";

    private final RegistryLogins logins;

    BuildRequest(RegistryLogins logins) {
        this.logins = logins;
    }

    WireRequest of(BuildOrder order, InputStream context, CancellationToken cancellation) {
        WireRequest request = WireRequest.post(target(order).toString())
                .header("X-Registry-Config", logins.forBuild(registries(order), cancellation));
        return order.build().folder().isPresent()
                ? request.header("Content-Type", "application/x-tar").stream(context)
                : request;
    }

    /** Those of the images it is made from; absent when only the builder will know them. */
    private static Optional<Set<String>> registries(BuildOrder order) {
        if (order.dockerfileText().isEmpty()) {
            return Optional.empty();
        }
        Set<String> registries = new TreeSet<>();
        order.bases().stream().map(ImageReference::registry).forEach(registries::add);
        return Optional.of(registries);
    }

    private static Target target(BuildOrder order) {
        Build build = order.build();
        Target target = Target.of("/build");
        if (order.builder() == Builder.BUILDKIT) {
            target.parameter("version", "2");
        }
        order.names().forEach(name -> target.parameter("t", name.toString()));
        target.parameter("dockerfile", order.dockerfile()).parameter("rm", "1").parameter("forcerm", "1");
        if (build.context() instanceof BuildSource.Repository repository) {
            target.parameter("remote", address(repository, order.builder()));
        } else if (build.context() instanceof BuildSource.Archive archive) {
            target.parameter("remote", archive.address());
        }
        Map<String, String> labels = new TreeMap<>(build.labels());
        labels.putAll(order.labels());
        addTexts(target, "labels", labels);
        addTexts(target, "buildargs", build.args());
        build.target().ifPresent(stage -> target.parameter("target", stage));
        build.platforms().forEach(platform -> target.parameter("platform", platform));
        add(target, build.run());
        add(target, order);
        return target;
    }

    /** Left to itself, the classic builder looks for a branch {@code master}, whatever the repository's own is. */
    private static String address(BuildSource.Repository repository, Builder builder) {
        return builder == Builder.CLASSIC ? repository.addressWith(OWN_BRANCH) : repository.address();
    }

    private static void add(Target target, BuildRun run) {
        run.network().ifPresent(network -> target.parameter("networkmode", network));
        run.shmSize().ifPresent(size -> target.parameter("shmsize", Long.toString(size)));
        run.extraHosts().forEach(host -> target.parameter("extrahosts", host));
        run.isolation().ifPresent(isolation -> target.parameter("isolation", isolation));
        if (!run.ulimits().isEmpty()) {
            target.parameter("ulimits", limits(run.ulimits()));
        }
    }

    private static void add(Target target, BuildOrder order) {
        BuildCaching caching = order.build().caching();
        if (order.cache() == BuildCache.IGNORE || caching.use() == BuildCaching.Use.FORBIDDEN) {
            target.parameter("nocache", "1");
        }
        if (!caching.from().isEmpty()) {
            JsonWriter images = new JsonWriter().beginArray();
            caching.from().forEach(images::value);
            target.parameter("cachefrom", images.endArray().toString());
        }
        // Bases that are known have been fetched by now, with the caller's login, which BuildKit does not have.
        if (caching.pull() == BuildCaching.Pull.ALWAYS && order.dockerfileText().isEmpty()) {
            target.parameter("pull", "1");
        }
    }

    private static void addTexts(Target target, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            JsonWriter json = new JsonWriter().beginObject();
            texts.forEach((key, value) -> json.name(key).value(value));
            target.parameter(name, json.endObject().toString());
        }
    }

    private static String limits(List<Ulimit> limits) {
        JsonWriter json = new JsonWriter().beginArray();
        limits.forEach(limit -> json.beginObject()
                .name("Name")
                .value(limit.name())
                .name("Soft")
                .value(limit.soft())
                .name("Hard")
                .value(limit.hard())
                .endObject());
        return json.endArray().toString();
    }
}
