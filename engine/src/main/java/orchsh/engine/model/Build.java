package orchsh.engine.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an image is made.
 *
 * @param context where the files come from
 * @param dockerfile path of the Dockerfile, relative to the context; absent means {@code Dockerfile}
 * @param inlineDockerfile the text of the Dockerfile, instead of a file
 * @param args values for the Dockerfile's {@code ARG}s
 * @param target the stage to stop at
 * @param labels labels of the image
 * @param tags further names for the image
 * @param run what its {@code RUN} lines find around them
 * @param caching what is made of earlier builds
 * @param platforms the kinds of machine it is made for; none means the engine's own
 * @param secrets what {@code RUN} lines may read
 * @param ssh the agents that {@code RUN} lines may use
 * @param additionalContexts further places that files are copied from, by the name the Dockerfile has for each
 * @param provenance the record of how it was made, as BuildKit spells it
 * @param sbom the list of what it contains, as BuildKit spells it
 */
public record Build(
        BuildSource context,
        Optional<String> dockerfile,
        Optional<String> inlineDockerfile,
        SortedMap<String, String> args,
        Optional<String> target,
        SortedMap<String, String> labels,
        List<String> tags,
        BuildRun run,
        BuildCaching caching,
        List<String> platforms,
        List<BuildSecret> secrets,
        List<BuildSsh> ssh,
        SortedMap<String, String> additionalContexts,
        Optional<String> provenance,
        Optional<String> sbom) {
    /** In front of the name of a service whose image is an additional context. */
    public static final String SERVICE_CONTEXT = "service:";

    /** In front of the name of an image that is an additional context. */
    public static final String IMAGE_CONTEXT = "docker-image://";

    public Build {
        if (dockerfile.isPresent() && inlineDockerfile.isPresent()) {
            throw new IllegalArgumentException("a build has a Dockerfile or the text of one, not both");
        }
        args = Checks.sorted(args);
        labels = Checks.sorted(labels);
        tags = List.copyOf(tags);
        tags.forEach(ImageReference::parse);
        platforms = List.copyOf(platforms);
        platforms.forEach(platform -> Checks.notBlank("the platform of a build", platform));
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
        additionalContexts = Checks.sorted(additionalContexts);
        additionalContexts.forEach(Build::checkContext);
        checkDifferent("secrets", secrets.stream().map(BuildSecret::id).toList());
        checkDifferent("ssh agents", ssh.stream().map(BuildSsh::id).toList());
    }

    private static void checkDifferent(String what, List<String> names) {
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (!known.add(name)) {
                throw new IllegalArgumentException("two " + what + " of a build have the name `" + name + "`");
            }
        }
    }

    private static void checkContext(String name, String place) {
        Checks.notBlank("the name of an additional context", name);
        Checks.notBlank("the additional context `" + name + "`", place);
        if (place.equals(SERVICE_CONTEXT)) {
            throw new IllegalArgumentException("the additional context `" + name + "` names no service");
        }
    }

    public static Build of(Path folder) {
        return from(new BuildSource.Folder(folder)).build();
    }

    public static Builder from(BuildSource context) {
        return new Builder(context);
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Whether both make the same image, by whatever further names it goes. */
    public boolean makesSameAs(Build other) {
        return toBuilder().tags(other.tags).build().equals(other);
    }

    /** The Dockerfile's path inside the context. */
    public String dockerfilePath() {
        return dockerfile.orElse("Dockerfile");
    }

    /** The folder it is made from, if it is one. */
    public Optional<Path> folder() {
        return context instanceof BuildSource.Folder folder ? Optional.of(folder.path()) : Optional.empty();
    }

    /** The services whose images files are copied from. */
    public List<String> servicesCopiedFrom() {
        return additionalContexts.values().stream()
                .filter(place -> place.startsWith(SERVICE_CONTEXT))
                .map(place -> place.substring(SERVICE_CONTEXT.length()))
                .distinct()
                .toList();
    }

    /** Collects what a build is, one word at a time. */
    public static final class Builder {
        private final BuildSource context;
        private Optional<String> dockerfile = Optional.empty();
        private Optional<String> inlineDockerfile = Optional.empty();
        private final SortedMap<String, String> args = new TreeMap<>();
        private Optional<String> target = Optional.empty();
        private final SortedMap<String, String> labels = new TreeMap<>();
        private List<String> tags = List.of();
        private BuildRun run = BuildRun.USUAL;
        private BuildCaching caching = BuildCaching.USUAL;
        private List<String> platforms = List.of();
        private final List<BuildSecret> secrets = new ArrayList<>();
        private final List<BuildSsh> ssh = new ArrayList<>();
        private final SortedMap<String, String> additionalContexts = new TreeMap<>();
        private Optional<String> provenance = Optional.empty();
        private Optional<String> sbom = Optional.empty();

        private Builder(BuildSource context) {
            this.context = context;
        }

        private Builder(Build build) {
            this.context = build.context;
            this.dockerfile = build.dockerfile;
            this.inlineDockerfile = build.inlineDockerfile;
            this.args.putAll(build.args);
            this.target = build.target;
            this.labels.putAll(build.labels);
            this.tags = build.tags;
            this.run = build.run;
            this.caching = build.caching;
            this.platforms = build.platforms;
            this.secrets.addAll(build.secrets);
            this.ssh.addAll(build.ssh);
            this.additionalContexts.putAll(build.additionalContexts);
            this.provenance = build.provenance;
            this.sbom = build.sbom;
        }

        public Builder dockerfile(String path) {
            dockerfile = Optional.of(path);
            return this;
        }

        public Builder inlineDockerfile(String text) {
            inlineDockerfile = Optional.of(text);
            return this;
        }

        public Builder arg(String name, String value) {
            args.put(name, value);
            return this;
        }

        public Builder args(Map<String, String> values) {
            args.putAll(values);
            return this;
        }

        public Builder target(String stage) {
            target = Optional.of(stage);
            return this;
        }

        public Builder labels(Map<String, String> values) {
            labels.putAll(values);
            return this;
        }

        /** In place of those given before. */
        public Builder tags(List<String> names) {
            tags = List.copyOf(names);
            return this;
        }

        public Builder run(BuildRun surroundings) {
            run = surroundings;
            return this;
        }

        public Builder network(String name) {
            run = new BuildRun(
                    Optional.of(name),
                    run.shmSize(),
                    run.extraHosts(),
                    run.ulimits(),
                    run.isolation(),
                    run.privileged(),
                    run.entitlements());
            return this;
        }

        public Builder caching(BuildCaching wish) {
            caching = wish;
            return this;
        }

        /** In place of those given before. */
        public Builder platforms(List<String> kinds) {
            platforms = List.copyOf(kinds);
            return this;
        }

        public Builder secret(BuildSecret secret) {
            secrets.add(secret);
            return this;
        }

        public Builder ssh(BuildSsh agent) {
            ssh.add(agent);
            return this;
        }

        public Builder additionalContext(String name, String place) {
            additionalContexts.put(name, place);
            return this;
        }

        public Builder provenance(String wish) {
            provenance = Optional.of(wish);
            return this;
        }

        public Builder sbom(String wish) {
            sbom = Optional.of(wish);
            return this;
        }

        public Build build() {
            return new Build(
                    context,
                    dockerfile,
                    inlineDockerfile,
                    args,
                    target,
                    labels,
                    tags,
                    run,
                    caching,
                    platforms,
                    secrets,
                    ssh,
                    additionalContexts,
                    provenance,
                    sbom);
        }
    }
}
