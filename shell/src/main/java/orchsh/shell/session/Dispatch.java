package orchsh.shell.session;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.language.Vocabulary;

/** Tells commands from the language, by the first word of an entry and by what follows it. */
final class Dispatch {
    private static final Pattern FIRST = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    /** What can follow a word only in the language. */
    private static final Pattern LANGUAGE_BEHIND = Pattern.compile(
            "\\s*(?:[=({\\[]|[+*/%<>!?-]?=|[+*%<>?]\\s|-\\s|->|\\+\\+|--(?:\\s|$)|&&|\\|\\||<<|>>|instanceof\\b|in\\s+[\\[(])[\\s\\S]*"
                    + "|\\.[\\s\\S]*|\\?\\.[\\s\\S]*|\\*\\.[\\s\\S]*"
                    // a named value, or several with commas between them
                    + "|\\s+[A-Za-z_]\\w*:\\s[\\s\\S]*"
                    + "|\\s+(?:'[^'\\n]*'|\"[^\"\\n]*\"|[\\w.]+)\\s*,[\\s\\S]*"
                    // a text and a block
                    + "|\\s+(?:'[^'\\n]*'|\"[^\"\\n]*\"|[\\w.-]+)\\s*\\{[\\s\\S]*");
    /** Words and options and nothing that the language would need. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w-]*(?:[ \\t]+[\\w./:=@%+~-]+)*[ \\t]*&?[ \\t]*");

    private final Supplier<Set<String>> commands;
    private final Supplier<Set<String>> names;

    /**
     * Tells them apart.
     *
     * @param commands what begins a command: commands, tasks and jobs
     * @param names what the language knows beside its words: variables and services
     */
    Dispatch(Supplier<Set<String>> commands, Supplier<Set<String>> names) {
        this.commands = commands;
        this.names = names;
    }

    /** Whether the line, or what it begins, is a command. */
    boolean isCommand(String text) {
        String line = firstLine(text.stripLeading());
        Matcher first = FIRST.matcher(line);
        if (!first.lookingAt()) {
            return false;
        }
        String word = first.group();
        String behind = line.substring(first.end());
        if (!behind.isEmpty() && "\"'".indexOf(behind.charAt(0)) >= 0) {
            return false;
        }
        if (commands.get().contains(word)) {
            return !LANGUAGE_BEHIND.matcher(behind).matches();
        }
        return !LANGUAGE_BEHIND.matcher(behind).matches() && isUnknownCommand(word, line);
    }

    /** What looks like a command and means nothing in the language is a command that is misspelt. */
    private boolean isUnknownCommand(String word, String line) {
        return PLAIN.matcher(line).matches()
                && !word.matches(
                        "def|import|class|if|for|while|return|throw|assert|try|switch|true|false|null|new|this|package|var")
                && !Vocabulary.ofScripts().words().contains(word)
                && !Vocabulary.ofTasks().words().contains(word)
                && !Vocabulary.ofTasks().readable().contains(word)
                && !word.matches("print|println|printf|params|it")
                && !names.get().contains(word)
                && !line.strip().matches("\\w+\\s+\\w+\\s*=.*")
                && !word.matches("[A-Z].*|int|long|double|float|boolean|byte|short|char");
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
