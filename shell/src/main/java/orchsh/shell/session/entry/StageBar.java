package orchsh.shell.session.entry;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.EntryScan;
import orchsh.engine.problem.NearMiss;
import orchsh.shell.rows.StageWord;

/**
 * Tells the bar that leads to stages from the operator. It stands outside of brackets and texts, with a word of a stage
 * behind it in the same line that the session does not know as a variable, a function or a service, and that is not
 * called, asked or calculated with: behind it the line ends, or a blank and no operator follow.
 */
final class StageBar {
    private static final Pattern WORD = Pattern.compile("[ \\t]*(?<word>[A-Za-z_$][\\w$]*)(?<behind>[^\\n]*)");
    private static final Pattern NOTHING = Pattern.compile("[ \\t]*(?:[;\\n|][\\s\\S]*)?");
    private static final Pattern ENDS = Pattern.compile("[ \\t]*(?:[;|].*)?");
    /** What can be done with a name in the language, and cannot begin what a stage works with. */
    private static final Pattern OPERATOR = Pattern.compile(
            "[ \\t]+(?:[+*%<>=&^?:.,{}\\])]|!=|!in\\b|!instanceof\\b|-[\\s>]|/\\s|(?:in|as|instanceof)\\b).*");
    /** Two names or values behind each other, which the language has only where a line begins. */
    private static final Pattern OPERAND = Pattern.compile("[ \\t]+(?!(?:in|as|instanceof)\\b)[\\w'\"$].*");

    private static final List<String> STAGES =
            Arrays.stream(StageWord.values()).map(StageWord::word).toList();

    private StageBar() {}

    /** @param names what the session knows */
    static OptionalInt in(String text, Supplier<Set<String>> names) {
        if (text.indexOf('|') < 0) {
            return OptionalInt.empty();
        }
        return EntryScan.of(text).bars().stream()
                .mapToInt(bar -> bar)
                .filter(bar -> leadsToStages(text.substring(bar + 1), names))
                .findFirst();
    }

    /** As {@link #in}, of a text whose last word is not finished. */
    static OptionalInt begunIn(String text, Supplier<Set<String>> names) {
        OptionalInt whole = in(text, names);
        if (whole.isPresent() || text.indexOf('|') < 0) {
            return whole;
        }
        return EntryScan.of(text).bars().stream()
                .mapToInt(bar -> bar)
                .filter(bar -> {
                    String word = text.substring(bar + 1).strip();
                    return STAGES.stream().anyMatch(stage -> stage.startsWith(word))
                            && !names.get().contains(word);
                })
                .findFirst();
    }

    private static boolean leadsToStages(String rest, Supplier<Set<String>> names) {
        if (NOTHING.matcher(rest).matches()) {
            return true;
        }
        Matcher first = WORD.matcher(rest);
        if (!first.lookingAt() || names.get().contains(first.group("word"))) {
            return false;
        }
        String word = first.group("word");
        String behind = first.group("behind");
        boolean ends = ENDS.matcher(behind).matches();
        if (STAGES.contains(word)) {
            boolean isText = word.equals(StageWord.GREP.word());
            return ends
                    || Character.isWhitespace(behind.charAt(0))
                            && (isText || !OPERATOR.matcher(behind).matches());
        }
        return OPERAND.matcher(behind).matches() || ends && isMisspelt(word);
    }

    private static boolean isMisspelt(String word) {
        return Character.isLowerCase(word.charAt(0))
                && NearMiss.of(word, STAGES).isPresent()
                && !Vocabulary.ofTasks().words().contains(word)
                && !Vocabulary.ofTasks().readable().contains(word)
                && !Vocabulary.ofScripts().words().contains(word);
    }
}
