package orchsh.dsl.build;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.engine.problem.Excerpt;
import orchsh.engine.problem.Problem;

/** Texts that nobody may read in what is printed. */
public final class Secrets {
    /** Shorter ones keep no secret, and would hide half of every sentence. */
    private static final int SHORTEST = 3;

    private final SortedSet<String> texts =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    void add(String text) {
        if (text.length() >= SHORTEST) {
            texts.add(text);
        }
    }

    /** The text without what is secret in it. */
    public String hiddenIn(String text) {
        String safe = text;
        for (String secret : texts) {
            safe = safe.replace(secret, "***");
        }
        return safe;
    }

    /** The problem without what is secret in it. */
    public Problem hiddenIn(Problem problem) {
        return texts.isEmpty()
                ? problem
                : new Problem(
                        problem.severity(),
                        hiddenIn(problem.message()),
                        problem.at(),
                        problem.excerpt().map(this::hiddenIn),
                        problem.hint().map(this::hiddenIn),
                        problem.details().stream().map(this::hiddenIn).toList());
    }

    /** As long as it was, so that the right part stays underlined. */
    private Excerpt hiddenIn(Excerpt excerpt) {
        String safe = excerpt.text();
        for (String secret : texts) {
            safe = safe.replace(secret, "*".repeat(secret.length()));
        }
        return new Excerpt(safe, excerpt.from(), excerpt.length());
    }
}
