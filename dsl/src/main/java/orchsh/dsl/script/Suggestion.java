package orchsh.dsl.script;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.NearMiss;

/** The hint that names the word that was probably meant. */
final class Suggestion {
    private Suggestion() {}

    /** {@code did you mean …?}, for a word that is nearly a known one or the beginning of just one. */
    static Optional<String> of(String word, Collection<String> known) {
        if (word.length() < 2) {
            // Every other letter is one edit away.
            return Optional.empty();
        }
        return NearMiss.of(word, known).or(() -> completion(word, known)).map(near -> "did you mean `" + near + "`?");
    }

    private static Optional<String> completion(String word, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(candidate -> word.length() > 2 && candidate.startsWith(word))
                .distinct()
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }
}
