package orchsh.dsl.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import orchsh.dsl.value.Addresses;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Pairings;
import orchsh.dsl.value.Ulimits;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.BuildRun;
import orchsh.engine.model.BuildSecret;
import orchsh.engine.model.BuildSource;
import orchsh.engine.model.BuildSsh;
import orchsh.engine.model.Ulimit;
import org.jspecify.annotations.Nullable;

/** Reads what {@code build} is given. */
final class Builds {
    private final Surroundings beside;

    /** @param beside surroundings whose directory is the script's folder */
    Builds(Surroundings beside) {
        this.beside = beside;
    }

    /**
     * A build that still has to learn what the secrets of the stack are.
     *
     * @param build all else
     * @param secrets the names of secrets of the stack, by the names they have in the Dockerfile
     */
    record Pending(Build build, Map<String, String> secrets) {
        Set<String> services() {
            return Set.copyOf(build.servicesCopiedFrom());
        }

        Build build(Declared declared) {
            Build.Builder whole = build.toBuilder();
            secrets.forEach((id, name) ->
                    whole.secret(new BuildSecret(id, declared.secret(name).source())));
            return whole.build();
        }
    }

    Pending of(String context, Details details) {
        if (context.isBlank()) {
            throw new WordException("`build` is given an empty folder", "the script's own folder is written '.'");
        }
        Build.Builder build = Build.from(source(context));
        details.text("dockerfile").ifPresent(text -> dockerfile(text, build));
        details.text("dockerfileInline").ifPresent(build::inlineDockerfile);
        details.text("target").ifPresent(build::target);
        build.args(details.pairs("args"));
        build.labels(details.pairs("labels"));
        build.tags(details.texts("tags"));
        build.platforms(details.texts("platforms"));
        build.run(run(details));
        build.caching(caching(details));
        ssh(details.value("ssh")).forEach(build::ssh);
        details.pairs("additionalContexts").forEach((name, place) -> build.additionalContext(name, context(place)));
        record("provenance", details).ifPresent(build::provenance);
        record("sbom", details).ifPresent(build::sbom);
        return new Pending(build.build(), names("secrets", details.value("secrets")));
    }

    private static void dockerfile(String text, Build.Builder build) {
        if (text.contains("\n")) {
            build.inlineDockerfile(text);
        } else {
            build.dockerfile(text);
        }
    }

    private BuildSource source(String context) {
        Optional<BuildSource> address = BuildSource.ofAddress(context);
        if (address.isEmpty() && context.contains("://")) {
            throw new WordException(
                    "`" + context + "` is no address that `build` knows",
                    "it takes a folder, the address of a git repository, or of a tar: build 'https://example.org/app.git'");
        }
        return address.orElseGet(() -> new BuildSource.Folder(beside.resolve(context)));
    }

    /** A further context is a folder unless it is an address, an image or a service. */
    private String context(String place) {
        boolean isElsewhere = place.contains("://")
                || place.startsWith(Build.SERVICE_CONTEXT)
                || BuildSource.ofAddress(place).isPresent();
        return isElsewhere ? place : beside.resolve(place).toString();
    }

    private static BuildRun run(Details details) {
        List<Ulimit> ulimits = details.has("ulimits")
                ? Ulimits.of("ulimits", Values.map("ulimits", details.value("ulimits")))
                : List.of();
        List<String> hosts = details.has("extraHosts")
                ? Addresses.of("extraHosts", new @Nullable Object[] {details.value("extraHosts")}).stream()
                        .map(host -> host.name() + ":" + host.address())
                        .toList()
                : List.of();
        return new BuildRun(
                details.text("network"),
                details.size("shmSize").map(OptionalLong::of).orElseGet(OptionalLong::empty),
                hosts,
                ulimits,
                Optional.empty(),
                details.flag("privileged").orElse(false),
                details.texts("entitlements"));
    }

    private static BuildCaching caching(Details details) {
        return new BuildCaching(
                details.flag("noCache").orElse(false) ? BuildCaching.Use.FORBIDDEN : BuildCaching.Use.ALLOWED,
                details.texts("cacheFrom"),
                details.texts("cacheTo"),
                details.texts("noCacheFilter"),
                details.flag("pull").orElse(false) ? BuildCaching.Pull.ALWAYS : BuildCaching.Pull.MISSING);
    }

    private static Optional<String> record(String option, Details details) {
        return details.has(option) ? Optional.of(Values.variable(option, details.value(option))) : Optional.empty();
    }

    /** Names that stand for themselves, or pairs. */
    private static Map<String, String> names(String option, @Nullable Object value) {
        Map<String, String> names = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> pairs) {
            names.putAll(Pairings.of(option, pairs));
        } else if (value != null) {
            Values.texts(option, value).forEach(name -> names.put(name, name));
        }
        return names;
    }

    /** {@code 'default'} is the caller's agent; others are files of keys. */
    private List<BuildSsh> ssh(@Nullable Object value) {
        List<BuildSsh> agents = new ArrayList<>();
        if (value instanceof Map<?, ?> pairs) {
            Pairings.of("ssh", pairs)
                    .forEach((id, file) -> agents.add(new BuildSsh(id, Optional.of(beside.resolve(file)))));
        } else if (value != null) {
            for (String text : Values.texts("ssh", value)) {
                int equals = text.indexOf('=');
                Optional<Path> file =
                        equals < 0 ? Optional.empty() : Optional.of(beside.resolve(text.substring(equals + 1)));
                agents.add(new BuildSsh(equals < 0 ? text : text.substring(0, equals), file));
            }
        }
        return agents;
    }
}
