package orchsh.engine.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildRun;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Sha256;
import orchsh.engine.observed.BuildContent;

/**
 * Gathers all that an image depends on, each part under a name. A leading slash keeps what is no file apart from files,
 * whose names never begin with one.
 */
final class ContentParts {
    private final SortedMap<String, String> parts = new TreeMap<>();

    ContentParts(Build build) {
        build.args().forEach((name, value) -> add("/arg " + name, value));
        build.target().ifPresent(target -> add("/target", target));
        build.labels().forEach((name, value) -> add("/label " + name, value));
        add(build.run());
        build.caching().neverFor().forEach(stage -> add("/stage without cache " + stage, stage));
        build.caching().to().forEach(place -> add("/cache kept in " + Digests.of(place), place));
        build.platforms().forEach(platform -> add("/platform " + platform, platform));
        build.secrets().forEach(secret -> add("/secret " + secret.id(), secret.id()));
        build.ssh().forEach(agent -> add("/ssh agent " + agent.id(), agent.id()));
        build.additionalContexts().forEach((name, place) -> add("/additional context " + name, place));
        build.provenance().ifPresent(wish -> add("/provenance", wish));
        build.sbom().ifPresent(wish -> add("/sbom", wish));
        if (build.folder().isEmpty()) {
            add("/context", build.context().toString());
        }
    }

    private void add(BuildRun run) {
        run.network().ifPresent(network -> add("/network", network));
        run.shmSize().ifPresent(size -> add("/shared memory", Long.toString(size)));
        run.extraHosts().forEach(host -> add("/extra host " + host, host));
        run.ulimits().forEach(limit -> add("/limit " + limit.name(), limit.soft() + ":" + limit.hard()));
        run.isolation().ifPresent(isolation -> add("/isolation", isolation));
        run.entitlements().forEach(entitlement -> add("/entitlement " + entitlement, entitlement));
        if (run.privileged()) {
            add("/privileged", "true");
        }
    }

    void add(String name, String value) {
        parts.put(name, Digests.of(value));
    }

    /** What lies at an address now; absent when that cannot be told. */
    void addRevision(Optional<String> revision) {
        parts.put(BuildContent.REVISION, revision.map(Digests::of).orElse(BuildContent.UNKNOWN));
    }

    /** What is known by digests already. */
    void add(String prefix, Map<String, String> digests) {
        digests.forEach((name, digest) -> parts.put(prefix + name, digest));
    }

    BuildContent content(List<ImageReference> bases) {
        StringBuilder all = new StringBuilder();
        parts.forEach(
                (name, digest) -> all.append(name).append('\0').append(digest).append('\n'));
        return new BuildContent("sha256:" + Sha256.of(all.toString()), parts, bases);
    }
}
