package orchsh.dsl.value;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.PullPolicy.Kind;
import orchsh.engine.problem.NearMiss;

/** Reads when an image is fetched. */
public final class PullPolicies {
    private static final String EVERY = "every_";
    private static final Map<String, PullPolicy> WORDS = Map.of(
            "missing", PullPolicy.MISSING,
            "if_not_present", PullPolicy.MISSING,
            "always", PullPolicy.of(Kind.ALWAYS),
            "never", PullPolicy.of(Kind.NEVER),
            "build", PullPolicy.of(Kind.BUILD),
            "daily", PullPolicy.olderThan(Duration.ofDays(1)),
            "weekly", PullPolicy.olderThan(Duration.ofDays(7)));

    private PullPolicies() {}

    public static PullPolicy of(String word) {
        if (word.startsWith(EVERY)) {
            return PullPolicy.olderThan(Durations.parse(word.substring(EVERY.length())));
        }
        return Optional.ofNullable(WORDS.get(word))
                .orElseThrow(() -> new WordException(
                        "`" + word + "` does not say when an image is pulled",
                        NearMiss.hint(word, WORDS.keySet())
                                .orElse("use 'missing', 'always', 'never', 'build', 'daily' or 'weekly'")));
    }
}
