package orchsh.dsl.write.compose;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.BuildRun;
import orchsh.engine.model.BuildSecret;
import orchsh.engine.model.BuildSource;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Ulimit;
import org.jspecify.annotations.Nullable;

/** Writes how the image of a service is made. */
final class BuildNode {
    private BuildNode() {}

    /** A folder alone is one text. */
    static Object of(Stack stack, Service service, Build build, Losses losses, Texts texts) {
        Node node = new Node(texts);
        node.put("context", context(build.context(), texts));
        node.text("dockerfile", build.dockerfile());
        node.text("dockerfile_inline", build.inlineDockerfile());
        node.pairs("args", build.args());
        node.text("target", build.target());
        node.pairs("labels", build.labels());
        node.texts("tags", build.tags());
        if (!build.platforms().equals(service.platform().stream().toList())) {
            node.texts("platforms", build.platforms());
        }
        caching(build.caching(), node);
        if (!build.caching().neverFor().isEmpty()) {
            losses.add(service, "is built with the cache for all of its stages, or for none");
        }
        run(build.run(), node);
        node.raw("secrets", secrets(stack, service, build, losses));
        node.raw(
                "ssh",
                build.ssh().stream()
                        .map(agent -> agent.id()
                                + agent.path()
                                        .map(path -> "=" + texts.path(path))
                                        .orElse(""))
                        .toList());
        Map<String, String> contexts = new LinkedHashMap<>();
        build.additionalContexts()
                .forEach((name, place) -> contexts.put(
                        name, place.startsWith("/") ? texts.path(Path.of(place)) : texts.value(built(stack, place))));
        if (!contexts.isEmpty()) {
            node.put("additional_contexts", contexts);
        }
        node.text("provenance", build.provenance());
        node.text("sbom", build.sbom());
        Map<String, @Nullable Object> all = node.entries();
        Object context = all.get("context");
        return all.size() == 1 && context != null ? context : all;
    }

    /** Only what is built can be named as a service; of others it is their image that is meant. */
    private static String built(Stack stack, String place) {
        return place.startsWith(Build.SERVICE_CONTEXT)
                ? stack.service(place.substring(Build.SERVICE_CONTEXT.length()))
                        .filter(service -> service.build().isEmpty())
                        .map(service -> Build.IMAGE_CONTEXT + stack.imageOf(service))
                        .orElse(place)
                : place;
    }

    private static String context(BuildSource source, Texts texts) {
        if (source instanceof BuildSource.Folder folder) {
            return texts.path(folder.path());
        }
        return texts.value(
                source instanceof BuildSource.Repository repository
                        ? repository.address()
                        : ((BuildSource.Archive) source).address());
    }

    private static void caching(BuildCaching caching, Node node) {
        node.texts("cache_from", caching.from());
        node.texts("cache_to", caching.to());
        node.flag("no_cache", caching.use() == BuildCaching.Use.FORBIDDEN);
        node.flag("pull", caching.pull() == BuildCaching.Pull.ALWAYS);
    }

    private static void run(BuildRun run, Node node) {
        node.text("network", run.network());
        run.shmSize().ifPresent(bytes -> node.put("shm_size", Texts.size(bytes)));
        node.texts("extra_hosts", run.extraHosts());
        limits(run.ulimits(), node);
        node.text("isolation", run.isolation());
        node.flag("privileged", run.privileged());
        node.texts("entitlements", run.entitlements());
    }

    /** One number where both are the same. */
    static void limits(List<Ulimit> limits, Node node) {
        Map<String, Object> written = new LinkedHashMap<>();
        for (Ulimit limit : limits) {
            Map<String, Long> both = new LinkedHashMap<>();
            both.put("soft", limit.soft());
            both.put("hard", limit.hard());
            written.put(limit.name(), limit.soft() == limit.hard() ? (Object) limit.soft() : both);
        }
        if (!written.isEmpty()) {
            node.put("ulimits", written);
        }
    }

    private static List<Object> secrets(Stack stack, Service service, Build build, Losses losses) {
        return build.secrets().stream()
                .flatMap(secret -> {
                    Optional<Object> written = secret(stack, secret);
                    if (written.isEmpty()) {
                        losses.add(
                                service,
                                "is built without the secret `" + secret.id() + "`, which is none of the stack");
                    }
                    return written.stream();
                })
                .toList();
    }

    private static Optional<Object> secret(Stack stack, BuildSecret wanted) {
        List<String> names = stack.secrets().stream()
                .filter(secret -> secret.source().equals(wanted.source()))
                .map(Secret::name)
                .toList();
        if (names.contains(wanted.id())) {
            return Optional.of(wanted.id());
        }
        return names.stream().findFirst().map(name -> {
            Map<String, String> written = new LinkedHashMap<>();
            written.put("source", name);
            written.put("target", wanted.id());
            return written;
        });
    }
}
