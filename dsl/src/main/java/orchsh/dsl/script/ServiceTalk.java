package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which services a script declares, and which its tasks, checks and functions speak of, as far as its text tells. */
final class ServiceTalk {
    private final Set<String> declared = new TreeSet<>();
    private final Set<String> patterns = new TreeSet<>();
    private final List<Spoken> spoken = new ArrayList<>();
    private boolean anyComputed;

    /**
     * A service that is named in a plain text.
     *
     * @param length how long what stands there is, quotes too
     */
    record Spoken(String name, int line, int column, int length) {}

    /** A service or job of that name, in whatever branch. */
    void declare(String name) {
        declared.add(name);
    }

    /** Services or jobs whose names are only known in part: a regular expression. */
    void declareLike(String pattern) {
        patterns.add(pattern);
    }

    /** There are services of which nothing is known before the script runs. */
    void declareComputed() {
        anyComputed = true;
    }

    void speak(Spoken name) {
        spoken.add(name);
    }

    Set<String> declared() {
        return declared;
    }

    Set<String> patterns() {
        return patterns;
    }

    boolean anyComputed() {
        return anyComputed;
    }

    List<Spoken> spoken() {
        return spoken;
    }

    /** Whether a service of that name is declared in some branch, or may be. */
    boolean mayDeclare(String name) {
        return declared.contains(name) || patterns.stream().anyMatch(name::matches);
    }
}
