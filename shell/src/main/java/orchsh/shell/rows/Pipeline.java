package orchsh.shell.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * A command that lists something, and what is done with its rows.
 *
 * @param source the command as it was typed
 * @param stages one after the other
 */
public record Pipeline(String source, List<Stage> stages) {
    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** Whether the text has several stages; what stands between them is none of the language's. */
    public static boolean isOne(String entry) {
        return Pieces.of(entry, '|').size() > 1;
    }

    /** Refuses words that begin no stage. */
    public static Pipeline of(String entry) {
        List<String> pieces = Pieces.of(entry, '|');
        List<Stage> stages = new ArrayList<>();
        for (String piece : pieces.subList(1, pieces.size())) {
            stages.add(stage(piece));
        }
        return new Pipeline(pieces.get(0), stages);
    }

    private static Stage stage(String piece) {
        int end = 0;
        while (end < piece.length() && Character.isLetter(piece.charAt(end))) {
            end++;
        }
        String word = piece.substring(0, end);
        String operand = piece.substring(end);
        return StageWord.of(word).orElseThrow(() -> unknown(piece, word)).read(operand);
    }

    private static ProblemException unknown(String piece, String word) {
        List<String> words =
                Arrays.stream(StageWord.values()).map(StageWord::word).toList();
        return ProblemException.usage(Problem.error(
                        piece.isEmpty()
                                ? "there is nothing behind a `|`"
                                : "`" + piece + "` is nothing that can be done with rows")
                .hint(NearMiss.hint(word, words).orElse("behind a `|` stands one of " + String.join(", ", words))));
    }

    /** The columns that the stages look at. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        stages.forEach(stage -> names.addAll(stage.names()));
        return names;
    }

    /** Puts all stages in front of whoever takes what comes out of the last. */
    public Sink into(Sink last) {
        Sink first = last;
        for (int i = stages.size() - 1; i >= 0; i--) {
            first = stages.get(i).before(first);
        }
        return first;
    }
}
