package orchsh.engine.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildCaching;
import orchsh.engine.model.BuildRun;
import orchsh.engine.model.BuildSecret;
import orchsh.engine.model.BuildSource;
import orchsh.engine.model.FileSource;
import orchsh.engine.port.ContainerEngine.BuildCache;
import orchsh.engine.port.ContainerEngine.BuildOrder;

/** A build as the words of a command. What is secret goes through the environment, for everybody sees the words. */
final class BuildxCommand {
    private static final String SECRET_VARIABLE = "ORCHSH_BUILD_SECRET_";

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    BuildxCommand(Path program, BuildOrder order) {
        words.addAll(List.of(program.toString(), "build", "--progress=rawjson", "--load"));
        Build build = order.build();
        order.names().forEach(name -> add("--tag", name.toString()));
        Map<String, String> labels = new TreeMap<>(build.labels());
        labels.putAll(order.labels());
        labels.forEach((name, value) -> add("--label", name + "=" + value));
        build.args().forEach((name, value) -> add("--build-arg", name + "=" + value));
        build.target().ifPresent(stage -> add("--target", stage));
        if (!build.platforms().isEmpty()) {
            add("--platform", String.join(",", build.platforms()));
        }
        addRun(build.run());
        addCaching(order);
        build.secrets().forEach(this::addSecret);
        build.ssh()
                .forEach(agent -> add(
                        "--ssh",
                        agent.id() + agent.path().map(path -> "=" + path).orElse("")));
        build.additionalContexts().forEach((name, place) -> add("--build-context", name + "=" + place));
        build.provenance().ifPresent(wish -> words.add("--provenance=" + wish));
        build.sbom().ifPresent(wish -> words.add("--sbom=" + wish));
        addFiles(build);
    }

    private void add(String option, String value) {
        words.add(option);
        words.add(value);
    }

    private void addRun(BuildRun run) {
        run.network().ifPresent(network -> add("--network", network));
        run.shmSize().ifPresent(size -> add("--shm-size", Long.toString(size)));
        run.extraHosts().forEach(host -> add("--add-host", host));
        run.ulimits().forEach(limit -> add("--ulimit", limit.name() + "=" + limit.soft() + ":" + limit.hard()));
        run.entitlements().forEach(entitlement -> add("--allow", entitlement));
        if (run.privileged()) {
            add("--allow", "security.insecure");
        }
    }

    private void addCaching(BuildOrder order) {
        BuildCaching caching = order.build().caching();
        if (order.cache() == BuildCache.IGNORE || caching.use() == BuildCaching.Use.FORBIDDEN) {
            words.add("--no-cache");
        }
        caching.neverFor().forEach(stage -> add("--no-cache-filter", stage));
        caching.from().forEach(source -> add("--cache-from", source));
        caching.to().forEach(place -> add("--cache-to", place));
        if (caching.pull() == BuildCaching.Pull.ALWAYS) {
            words.add("--pull");
        }
    }

    private void addSecret(BuildSecret secret) {
        if (secret.source() instanceof FileSource.OfFile file) {
            add(
                    "--secret",
                    "\"id=" + secret.id() + "\",\"src=" + file.path().toString().replace("\"", "\"\"") + "\"");
        } else if (secret.source() instanceof FileSource.OfText text) {
            String variable = SECRET_VARIABLE + secrets.size();
            secrets.put(variable, text.text());
            add("--secret", "\"id=" + secret.id() + "\",env=" + variable);
        }
    }

    private void addFiles(Build build) {
        if (build.inlineDockerfile().isPresent()) {
            add("--file", "-");
        } else if (build.folder().isPresent()) {
            add("--file", build.folder().get().resolve(build.dockerfilePath()).toString());
        } else {
            build.dockerfile().ifPresent(path -> add("--file", path));
        }
        if (build.context() instanceof BuildSource.Folder folder) {
            words.add(folder.path().toString());
        } else if (build.context() instanceof BuildSource.Repository repository) {
            words.add(repository.address());
        } else if (build.context() instanceof BuildSource.Archive archive) {
            words.add(archive.address());
        }
    }

    List<String> words() {
        return List.copyOf(words);
    }

    /** What must be in the environment for the words to be understood. */
    Map<String, String> secrets() {
        return Map.copyOf(secrets);
    }
}
