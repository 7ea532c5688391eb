package orchsh.dsl.scan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import orchsh.engine.problem.NearMiss;

/** The hint that names the word that was probably meant. */
public final class Suggestion {
    private static final Pattern OF_ENVIRONMENT = Pattern.compile("[A-Z][A-Z0-9_]+");

    private Suggestion() {}

    /** {@code did you mean …?}, for a word that is nearly a known one or the beginning of just one. */
    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() < 2) {
            // Every other letter is one edit away.
            return Optional.empty();
        }
        return NearMiss.of(word, known).or(() -> completion(word, known)).map(near -> "did you mean `" + near + "`?");
    }

    /** What a name that nothing has was probably meant to be. */
    public static String ofName(String name) {
        String text = "a text is written in quotes: '" + name + "'";
        return OF_ENVIRONMENT.matcher(name).matches()
                ? text + "; a variable of the environment is System.getenv('" + name + "')"
                : text;
    }

    private static Optional<String> completion(String word, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(candidate -> word.length() > 2 && candidate.startsWith(word))
                .distinct()
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }
}
