package orchsh.dsl.build;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.engine.problem.Excerpt;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Texts that nobody may read in what is printed. */
public final class Secrets {
    /** Shorter ones keep no secret, and would hide half of every sentence. */
    private static final int SHORTEST = 3;

    private static final int SHORTEST_LINE = 8;

    private static final String HIDDEN = "***";

    private final SortedSet<String> texts =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final Map<String, String> byName = new LinkedHashMap<>();

    public static Secrets of(String... texts) {
        Secrets secrets = new Secrets();
        List.of(texts).forEach(secrets::add);
        return secrets;
    }

    /** These and others. */
    public Secrets and(Secrets others) {
        Secrets all = new Secrets();
        all.texts.addAll(texts);
        all.texts.addAll(others.texts);
        all.byName.putAll(byName);
        all.byName.putAll(others.byName);
        return all;
    }

    /** The value of a param. */
    void add(String name, String text) {
        byName.put(name, text);
        add(text);
    }

    /** The values of params by their names. */
    public Map<String, String> byName() {
        return Map.copyOf(byName);
    }

    /** Of several lines each is hidden, too, for they may be printed apart; unless it is so short that others are like it. */
    void add(String text) {
        hide(text, SHORTEST);
        hide(text.strip(), SHORTEST);
        text.lines().forEach(line -> hide(line.strip(), SHORTEST_LINE));
    }

    private void hide(String text, int shortest) {
        if (text.length() >= shortest) {
            texts.add(text);
        }
    }

    /** The text without what is secret in it. */
    public String hiddenIn(String text) {
        String safe = text;
        for (String secret : texts) {
            safe = safe.replace(secret, HIDDEN);
        }
        return safe;
    }

    /**
     * For a text that comes in pieces: puts out as much of it as can be said without knowing what comes next.
     *
     * @return from where on a secret may have begun
     */
    public int hideStart(String text, StringBuilder safe) {
        int at = 0;
        while (at < text.length()) {
            Optional<String> here = beginningAt(text, at);
            if (here.isEmpty()) {
                safe.append(text.charAt(at));
                at++;
            } else if (text.startsWith(here.get(), at)) {
                safe.append(HIDDEN);
                at += here.get().length();
            } else {
                return at;
            }
        }
        return at;
    }

    /** The longest secret that begins there, as far as the text goes. */
    private Optional<String> beginningAt(String text, int at) {
        for (String secret : texts) {
            int length = Math.min(secret.length(), text.length() - at);
            if (text.regionMatches(at, secret, 0, length)) {
                return Optional.of(secret);
            }
        }
        return Optional.empty();
    }

    /** The same, without what is secret in its problems. */
    public ProblemException hiddenIn(ProblemException failure) {
        return failure.told(failure.problems().stream().map(this::hiddenIn).toList());
    }

    /** The problem without what is secret in it. */
    public Problem hiddenIn(Problem problem) {
        if (texts.isEmpty()) {
            return problem;
        }
        Problem safe = problem.saying(hiddenIn(problem.message()))
                .details(problem.details().stream().map(this::hiddenIn).toList());
        Problem quoted = safe.excerpt().map(this::hiddenIn).map(safe::quoting).orElse(safe);
        return quoted.hint().map(this::hiddenIn).map(quoted::hint).orElse(quoted);
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
