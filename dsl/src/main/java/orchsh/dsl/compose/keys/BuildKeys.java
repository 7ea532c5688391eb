package orchsh.dsl.compose.keys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.BuildRun;
import orchsh.engine.model.BuildSource;
import orchsh.engine.model.BuildSsh;
import orchsh.engine.model.Ulimit;
import orchsh.engine.problem.Subject;

/** How the image of a service is made. */
final class BuildKeys {
    private static final Keys<BuildKeys> KEYS = new Keys<BuildKeys>("`build`")
            .key("context", (build, value) -> build.context = Optional.of(value))
            .key("dockerfile", Value::text, (build, path) -> build.dockerfile = Optional.of(path))
            .key("dockerfile_inline", Value::text, (build, text) -> build.inlineDockerfile = Optional.of(text))
            .key("args", BuildKeys::args, (build, args) -> build.args.putAll(args))
            .key("target", Value::text, (build, stage) -> build.target = Optional.of(stage))
            .key("labels", Value::map, (build, labels) -> build.labels.putAll(labels))
            .key("tags", Value::texts, (build, tags) -> build.tags = tags)
            .key("network", Value::text, (build, name) -> build.network = Optional.of(name))
            .key("shm_size", Value::size, (build, bytes) -> build.shmSize = OptionalLong.of(bytes))
            .key("extra_hosts", BuildKeys::hosts, (build, hosts) -> build.hosts = hosts)
            .key("ulimits", LimitKeys::ulimits, (build, limits) -> build.ulimits = limits)
            .key("privileged", Value::flag, (build, flag) -> build.isPrivileged = flag)
            .key("entitlements", Value::texts, (build, names) -> build.entitlements = names)
            .key("cache_from", Value::texts, (build, sources) -> build.cacheFrom = sources)
            .key("cache_to", Value::texts, (build, places) -> build.cacheTo = places)
            .key("no_cache", Value::flag, (build, flag) -> build.hasNoCache = flag)
            .key("no_cache_filter", Value::texts, (build, stages) -> build.neverCached = stages)
            .key("pull", Value::flag, (build, flag) -> build.pulls = flag)
            .key("platforms", Value::texts, (build, kinds) -> build.platforms = kinds)
            .key(
                    "additional_contexts",
                    (build, value) -> value.pairs()
                            .forEach(pair -> build.contexts.put(
                                    pair.name(),
                                    build.context(value, pair.value().orElse("")))))
            .key("secrets", (build, value) -> value.forEach(build::secret))
            .key("ssh", BuildKeys::ssh)
            .key("provenance", Value::text, (build, text) -> build.provenance = Optional.of(text))
            .key("sbom", Value::text, (build, text) -> build.sbom = Optional.of(text))
            .key("isolation", (build, value) -> KernelKeys.KEYS.apply("isolation", build.service, value));

    private final ServiceDraft service;
    private Optional<Value> context = Optional.empty();
    private Optional<String> dockerfile = Optional.empty();
    private Optional<String> inlineDockerfile = Optional.empty();
    private final Map<String, String> args = new LinkedHashMap<>();
    private Optional<String> target = Optional.empty();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private List<String> tags = List.of();
    private Optional<String> network = Optional.empty();
    private OptionalLong shmSize = OptionalLong.empty();
    private List<String> hosts = List.of();
    private List<Ulimit> ulimits = List.of();
    private boolean isPrivileged;
    private List<String> entitlements = List.of();
    private List<String> cacheFrom = List.of();
    private List<String> cacheTo = List.of();
    private boolean hasNoCache;
    private List<String> neverCached = List.of();
    private boolean pulls;
    private List<String> platforms = List.of();
    private final Map<String, String> contexts = new LinkedHashMap<>();
    private final List<BuildSsh> ssh = new ArrayList<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private Optional<String> provenance = Optional.empty();
    private Optional<String> sbom = Optional.empty();

    private BuildKeys(ServiceDraft service) {
        this.service = service;
    }

    /** Reads a folder alone, or all about the build. */
    static void read(ServiceDraft service, Value value) {
        BuildKeys keys = new BuildKeys(service);
        if (value.isMap()) {
            KEYS.read(value, keys);
        } else {
            keys.context = Optional.of(value);
        }
        service.keep(value);
        service.note(Subject.build(service.name()), value);
        keys.say(value);
    }

    /** As read, where the Dockerfile is said beside the folder. */
    static void readFirst(ServiceDraft service, Value value, Optional<Value> dockerfile) {
        BuildKeys keys = new BuildKeys(service);
        keys.context = Optional.of(value);
        keys.dockerfile = dockerfile.map(Value::text);
        service.keep(value);
        service.note(Subject.build(service.name()), value);
        keys.say(value);
    }

    private void say(Value value) {
        Build.Builder build = Build.from(source(value));
        dockerfile.ifPresent(build::dockerfile);
        inlineDockerfile.ifPresent(build::inlineDockerfile);
        target.ifPresent(build::target);
        build.args(args).labels(labels).tags(tags).platforms(platforms);
        build.run(new BuildRun(network, shmSize, hosts, ulimits, Optional.empty(), isPrivileged, entitlements));
        build.caching(new BuildCaching(
                hasNoCache ? BuildCaching.Use.FORBIDDEN : BuildCaching.Use.ALLOWED,
                cacheFrom,
                cacheTo,
                neverCached,
                pulls ? BuildCaching.Pull.ALWAYS : BuildCaching.Pull.MISSING));
        ssh.forEach(build::ssh);
        contexts.forEach(build::additionalContext);
        provenance.ifPresent(build::provenance);
        sbom.ifPresent(build::sbom);
        Build recipe = build.build();
        service.build(recipe, secrets, value.at());
    }

    private BuildSource source(Value value) {
        String text = context.map(Value::text).orElse(".");
        if (text.isBlank()) {
            throw value.wrong("`build` is given an empty folder", "the file's own folder is written `.`");
        }
        Optional<BuildSource> address = BuildSource.ofAddress(text);
        if (address.isEmpty() && text.contains("://")) {
            throw value.wrong(
                    "`" + text + "` is no address that `build` knows",
                    "it takes a folder, the address of a git repository, or of a tar");
        }
        return address.orElseGet(
                () -> new BuildSource.Folder(context.orElse(value).resolve(text)));
    }

    /** A further context is a folder unless it is an address, an image or a service. */
    private String context(Value value, String place) {
        boolean isElsewhere = place.contains("://")
                || place.startsWith(Build.SERVICE_CONTEXT)
                || BuildSource.ofAddress(place).isPresent();
        return isElsewhere ? place : value.resolve(place).toString();
    }

    /** A name without a value is a variable of the caller's; one that is not set is left to the Dockerfile. */
    private static Map<String, String> args(Value value) {
        Map<String, String> args = new LinkedHashMap<>();
        value.pairs()
                .forEach(pair -> pair.value()
                        .or(() -> value.variable(pair.name()))
                        .ifPresent(text -> args.put(pair.name(), text)));
        return args;
    }

    private static List<String> hosts(Value value) {
        List<String> hosts = new ArrayList<>();
        if (value.isMap()) {
            value.entries()
                    .forEach(entry ->
                            entry.value().each().forEach(address -> hosts.add(entry.name() + ":" + address.text())));
        } else {
            value.each().forEach(item -> hosts.add(item.text().replaceFirst("=", ":")));
        }
        return hosts;
    }

    private void secret(Value item) {
        if (!item.isMap()) {
            use(item.text(), item.text(), item);
            return;
        }
        String[] names = {"", ""};
        new Keys<String[]>("a secret of a build")
                .key("source", Value::text, (it, text) -> it[0] = text)
                .key("target", Value::text, (it, text) -> it[1] = text)
                .ignored("uid", "a build reads its secrets as root")
                .ignored("gid", "a build reads its secrets as root")
                .ignored("mode", "a build reads its secrets as root")
                .read(item, names);
        if (names[0].isEmpty()) {
            throw item.wrong("a secret of a build is not told its `source`", "say which secret it is");
        }
        use(names[1].isEmpty() ? names[0] : names[1], names[0], item);
    }

    private void use(String id, String name, Value item) {
        secrets.put(id, name);
        service.use("secret", name);
        service.note("secret", name, item);
    }

    /** {@code default} is the caller's agent; others are files of keys. */
    private static void ssh(BuildKeys build, Value value) {
        if (value.isMap() || value.isList()) {
            for (Value.Pair pair : value.pairs()) {
                Optional<Path> file =
                        pair.value().filter(text -> !text.isEmpty()).map(value::resolve);
                build.ssh.add(new BuildSsh(pair.name(), file));
            }
        } else {
            build.ssh.add(new BuildSsh(value.text(), Optional.empty()));
        }
    }
}
