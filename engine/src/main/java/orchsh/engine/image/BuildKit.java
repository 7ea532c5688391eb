package orchsh.engine.image;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.engine.image.Dockerfile.Instruction;
import orchsh.engine.model.Build;

/** What BuildKit cannot do when all it gets is a request: for some things it asks back while it builds. */
final class BuildKit {
    private static final Pattern ASKS_BACK = Pattern.compile("--mount=(?:.*,)?type=(?<kind>secret|ssh)(?:,.*)?");
    private static final Set<String> NETWORKS = Set.of("", "default", "host", "none");

    private BuildKit() {}

    /** The first thing for which it would ask back. */
    static Optional<Need> need(String shownAs, Dockerfile dockerfile) {
        for (Instruction instruction : dockerfile.instructions()) {
            for (String flag : instruction.flags()) {
                var matcher = ASKS_BACK.matcher(flag);
                if (instruction.name().equals("RUN") && matcher.matches()) {
                    return Optional.of(new Need(
                            shownAs + ":" + instruction.line(), "`RUN --mount=type=" + matcher.group("kind") + "`"));
                }
            }
        }
        return Optional.empty();
    }

    /** The words of a build that a request has no place for. */
    static List<String> wordsBeyond(Build build) {
        return Stream.of(
                        word("secrets", !build.secrets().isEmpty()),
                        word("ssh", !build.ssh().isEmpty()),
                        word("additionalContexts", !build.additionalContexts().isEmpty()),
                        word("cacheTo", !build.caching().to().isEmpty()),
                        word("cacheFrom", build.caching().from().stream().anyMatch(BuildKit::isNoImage)),
                        word("noCacheFilter", !build.caching().neverFor().isEmpty()),
                        word("platforms", build.platforms().size() > 1),
                        word("privileged", build.run().privileged()),
                        word("entitlements", !build.run().entitlements().isEmpty()),
                        word("provenance", build.provenance().isPresent()),
                        word("sbom", build.sbom().isPresent()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Sources of a cache that are spelled out, {@code type=local,src=…}, are no images. */
    private static boolean isNoImage(String source) {
        return source.contains("=");
    }

    private static Optional<String> word(String word, boolean isUsed) {
        return isUsed ? Optional.of(word) : Optional.empty();
    }

    /** Whether its {@code RUN} lines can use a network of that name. */
    static boolean knowsNetwork(String name) {
        return NETWORKS.contains(name);
    }
}
