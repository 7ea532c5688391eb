package orchsh.shell.session.entry;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.DeclaredVerbs;

/** Tells commands from the language, by the first word of an entry and by what follows it. */
public final class Dispatch {
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
    /** What begins with a value, or with a name that something is done with. */
    private static final Pattern EXPRESSION =
            Pattern.compile("[\\d'\"(!\\[-].*|(?<word>[A-Za-z_]\\w*)[ \\t]*(?:[.?*+/<>%&|^(\\[-].*|==.*|=~.*|)");

    private static final Pattern KEYWORDS =
            Pattern.compile("def|import|class|if|for|while|return|throw|assert|try|switch|package|var");
    /** Words and options and nothing that the language would need. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z][\\w-]*(?:[ \\t]++[\\w./:=@%+~-]++)*+[ \\t]*&?[ \\t]*");

    private static final Pattern PROGRAM =
            Pattern.compile("orchsh[ \\t]+(?<command>(?<word>[A-Za-z][\\w-]*)(?:[\\s;][\\s\\S]*)?)");

    private final Supplier<Set<String>> commands;
    private final Supplier<Set<String>> names;

    /**
     * Tells them apart.
     *
     * @param commands what begins a command: commands, tasks and jobs
     * @param names what the language knows beside its words: variables and services
     */
    public Dispatch(Supplier<Set<String>> commands, Supplier<Set<String>> names) {
        this.commands = commands;
        this.names = names;
    }

    /** One for a text that declares tasks or jobs itself, which can be commands further down in it. */
    public Dispatch within(String text) {
        boolean mayDeclare = text.contains("task") || text.contains("job");
        Set<String> declared = mayDeclare ? DeclaredVerbs.in(text) : Set.of();
        return declared.isEmpty()
                ? this
                : new Dispatch(
                        () -> {
                            Set<String> all = new HashSet<>(commands.get());
                            all.addAll(declared);
                            return all;
                        },
                        names);
    }

    /** Whether the line, or what it begins, is a command. */
    public boolean isCommand(String text) {
        String line = firstLine(withoutProgram(text.stripLeading()));
        Matcher first = FIRST.matcher(line);
        if (!first.lookingAt()) {
            return false;
        }
        String word = first.group();
        String behind = line.substring(first.end());
        if (!behind.isEmpty() && "\"'".indexOf(behind.charAt(0)) >= 0) {
            return false;
        }
        if (word.equals("sh") && behind.matches("\\s+[\"'][\\s\\S]*")) {
            // a command for this machine, as tasks say it
            return false;
        }
        if (commands.get().contains(word)) {
            return !LANGUAGE_BEHIND.matcher(behind).matches();
        }
        return !LANGUAGE_BEHIND.matcher(behind).matches() && isUnknownCommand(word, line);
    }

    /** A command as it is meant: hints and habit put the program's name in front of it. */
    String withoutProgram(String command) {
        Matcher program = PROGRAM.matcher(command);
        return program.matches() && commands.get().contains(program.group("word")) ? program.group("command") : command;
    }

    /** What looks like a command and means nothing in the language is a command that is misspelt. */
    private boolean isUnknownCommand(String word, String line) {
        return PLAIN.matcher(line).matches()
                && !KEYWORDS.matcher(word).matches()
                && !word.matches("true|false|null|new|this")
                && !Vocabulary.ofScripts().words().contains(word)
                && !Vocabulary.ofTasks().words().contains(word)
                && !Vocabulary.ofTasks().readable().contains(word)
                && !word.matches("print|println|printf|params|it")
                && !names.get().contains(word)
                && !line.strip().matches("\\w+\\s+\\w+\\s*=.*")
                && !word.matches("[A-Z].*|int|long|double|float|boolean|byte|short|char");
    }

    /** Whether a piece of the language is there for its value: it declares nothing and keeps nothing. */
    static boolean isExpression(String text) {
        Matcher expression = EXPRESSION.matcher(firstLine(text.strip()));
        if (!expression.matches()) {
            return false;
        }
        String word = expression.group("word");
        return word == null
                || !KEYWORDS.matcher(word).matches()
                        && !Vocabulary.ofScripts().words().contains(word);
    }

    /** Where the bar stands behind which the value of a piece of the language goes through stages, if there is one. */
    public OptionalInt stagesIn(String text) {
        return StageBar.in(text, names);
    }

    /** As {@link #stagesIn}, of a text whose last word is not finished. */
    public OptionalInt stagesBegunIn(String text) {
        return StageBar.begunIn(text, names);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
