package orchsh.dsl.write.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.BuildRun;
import orchsh.engine.model.BuildSecret;
import orchsh.engine.model.BuildSource;
import orchsh.engine.model.BuildSsh;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Service;
import orchsh.engine.model.Ulimit;

/** Writes how the image of a service is made. */
final class BuildLine {
    private final Service service;
    private final Build build;
    private final Block block;
    private final Literals literals;
    private final Call call = Call.of("build");

    private BuildLine(Service service, Build build, Block block) {
        this.service = service;
        this.build = build;
        this.block = block;
        this.literals = block.desk().literals();
    }

    static void write(Service service, Build build, Block block) {
        new BuildLine(service, build, block).write();
    }

    private void write() {
        call.with(context(build.context()));
        text("dockerfile", build.dockerfile());
        inline();
        pairs("args", build.args());
        text("target", build.target());
        pairs("labels", build.labels());
        texts("tags", build.tags());
        if (!build.platforms().equals(service.platform().stream().toList())) {
            texts("platforms", build.platforms());
        }
        caching(build.caching());
        run(build.run());
        secrets();
        texts("ssh", build.ssh().stream().map(this::agent).toList());
        contexts();
        text("provenance", build.provenance());
        text("sbom", build.sbom());
        block.say(call);
    }

    private String context(BuildSource source) {
        if (source instanceof BuildSource.Folder folder) {
            return block.desk().path(folder.path());
        }
        return literals.text(
                source instanceof BuildSource.Repository repository
                        ? repository.address()
                        : ((BuildSource.Archive) source).address());
    }

    private void inline() {
        build.inlineDockerfile()
                .ifPresent(text ->
                        call.named(text.contains("\n") ? "dockerfile" : "dockerfileInline", literals.text(text)));
    }

    private void text(String option, Optional<String> value) {
        value.ifPresent(text -> call.named(option, literals.text(text)));
    }

    private void texts(String option, Collection<String> values) {
        if (!values.isEmpty()) {
            call.named(option, literals.list(values));
        }
    }

    private void pairs(String option, Map<String, String> pairs) {
        if (!pairs.isEmpty()) {
            call.named(option, literals.map(pairs));
        }
    }

    private void flag(String option, boolean wanted) {
        if (wanted) {
            call.named(option, "true");
        }
    }

    private void caching(BuildCaching caching) {
        texts("cacheFrom", caching.from());
        texts("cacheTo", caching.to());
        flag("noCache", caching.use() == BuildCaching.Use.FORBIDDEN);
        texts("noCacheFilter", caching.neverFor());
        flag("pull", caching.pull() == BuildCaching.Pull.ALWAYS);
    }

    private void run(BuildRun run) {
        text("network", run.network());
        run.shmSize().ifPresent(bytes -> call.named("shmSize", Amounts.size(bytes)));
        if (!run.ulimits().isEmpty()) {
            call.named("ulimits", literals.mapOf(limits(run.ulimits()), value -> value));
        }
        texts("extraHosts", run.extraHosts());
        flag("privileged", run.privileged());
        texts("entitlements", run.entitlements());
        run.isolation()
                .ifPresent(way -> block.lose(
                        "isolation '" + way + "' of the build is for engines on Windows",
                        "the isolation `" + way + "` of the build of service `" + service.name()
                                + "` is for engines on Windows"));
    }

    /** Limits by name, spelled: one number for both where they are the same. */
    static Map<String, String> limits(List<Ulimit> limits) {
        Map<String, String> spelled = new LinkedHashMap<>();
        limits.forEach(limit -> spelled.put(
                limit.name(),
                limit.soft() == limit.hard()
                        ? String.valueOf(limit.soft())
                        : "'" + limit.soft() + ":" + limit.hard() + "'"));
        return spelled;
    }

    /** Secrets have the names that the stack has for them; the Dockerfile may have others. */
    private void secrets() {
        List<String> same = new ArrayList<>();
        Map<String, String> byId = new LinkedHashMap<>();
        for (BuildSecret secret : build.secrets()) {
            Optional<String> name = declared(secret);
            if (name.isEmpty()) {
                block.lose(
                        "the build's secret " + secret.id() + " is no secret of the stack",
                        "the secret `" + secret.id() + "` of the build of service `" + service.name()
                                + "` is none of the stack");
                continue;
            }
            byId.put(secret.id(), name.get());
            if (name.get().equals(secret.id())) {
                same.add(secret.id());
            }
        }
        if (same.size() == byId.size()) {
            texts("secrets", same);
        } else {
            pairs("secrets", byId);
        }
    }

    private Optional<String> declared(BuildSecret wanted) {
        List<String> names = block.desk().stack().secrets().stream()
                .filter(secret -> secret.source().equals(wanted.source()))
                .map(Secret::name)
                .toList();
        return names.contains(wanted.id())
                ? Optional.of(wanted.id())
                : names.stream().findFirst();
    }

    private String agent(BuildSsh agent) {
        return agent.id()
                + agent.path().map(path -> "=" + block.desk().paths().of(path)).orElse("");
    }

    private void contexts() {
        Map<String, String> shown = new LinkedHashMap<>();
        build.additionalContexts()
                .forEach((name, place) -> shown.put(
                        name, place.startsWith("/") ? block.desk().paths().of(Path.of(place)) : place));
        pairs("additionalContexts", shown);
    }
}
