package orchsh.shell.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Typed;

/**
 * What was typed without a command: it opens the shell.
 *
 * @param words the stacks and the options that count for every entry
 * @param entries what is to be carried out instead of what is typed
 * @param file the file whose entries are to be carried out
 */
public record Opening(List<String> words, Optional<String> entries, Optional<String> file) {
    /** How the names of files end that hold entries. */
    static final String SUFFIX = ".orchsh";
    /** What can be said where entries come in anyhow. */
    public static final String STANDARD_INPUT = "-";

    public Opening {
        words = List.copyOf(words);
    }

    public static Opening of(Typed typed) {
        List<String> words = new ArrayList<>();
        List<String> files = new ArrayList<>();
        typed.wordsBeforeCommand().forEach(word -> (isFileOfEntries(word) ? files : words).add(word));
        Optional<String> entries = typed.value(SharedOptions.ENTRIES);
        if (files.size() > 1) {
            throw ProblemException.usage(Problem.error("`" + files.get(0) + "` and `" + files.get(1)
                    + "` are both files of entries; the shell carries out one"));
        }
        if (entries.isPresent() && !files.isEmpty()) {
            throw ProblemException.usage(Problem.error("the entries are to come from `"
                    + typed.asTyped(SharedOptions.ENTRIES) + "` and from `" + files.get(0) + "`; say one"));
        }
        List<String> all = new ArrayList<>(typed.optionsBeforeCommand());
        all.addAll(words);
        return new Opening(
                all,
                entries,
                files.stream().filter(file -> !file.equals(STANDARD_INPUT)).findFirst());
    }

    private static boolean isFileOfEntries(String word) {
        return word.endsWith(SUFFIX) || word.equals(STANDARD_INPUT);
    }
}
