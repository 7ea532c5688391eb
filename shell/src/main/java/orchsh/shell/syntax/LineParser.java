package orchsh.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.Optional;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.Level.Given;

/**
 * Takes apart what was typed, as people know it from other programs: {@code --file=x}, {@code --file x}, {@code -f x},
 * {@code -fx}, {@code -dV} for {@code -d -V}, and {@code --} in front of words that look like options.
 */
final class LineParser {
    private static final String END_OF_OPTIONS = "--";

    private final ListIterator<String> args;
    private final List<Level> levels = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private boolean optionsHaveEnded;

    private LineParser(CommandForm root, List<String> args) {
        this.args = args.listIterator();
        levels.add(new Level(root));
    }

    /** Something that the command does not know. */
    private record Unknown(String word, CommandForm form) {}

    /** The commands of the line, from the program itself to the innermost. */
    static List<Level> parse(CommandForm root, List<String> args) {
        return new LineParser(root, args).parse();
    }

    private List<Level> parse() {
        while (args.hasNext()) {
            take(args.next());
        }
        if (!unknown.isEmpty()) {
            CommandForm innermost = unknown.get(unknown.size() - 1).form;
            String first = unknown.stream()
                    .filter(found -> found.form == innermost)
                    .findFirst()
                    .orElseThrow()
                    .word;
            throw ProblemException.usage(Misuse.unknown(first, innermost));
        }
        return levels;
    }

    private void take(String arg) {
        if (optionsHaveEnded) {
            takeBehindEndOfOptions(arg);
        } else if (arg.equals(END_OF_OPTIONS)) {
            optionsHaveEnded = true;
        } else if (form().parts().containsKey(arg)) {
            enter(arg);
        } else if (!takeOption(arg) && !takeLetters(arg)) {
            if (looksLikeOption(arg)) {
                unknown.add(new Unknown(arg, form()));
            } else {
                takeWord(arg);
            }
        }
    }

    /** What cannot be an option of the program can still be its command, which has options of its own. */
    private void takeBehindEndOfOptions(String arg) {
        if (form().parts().containsKey(arg)) {
            optionsHaveEnded = false;
            enter(arg);
        } else {
            takeWord(arg);
        }
    }

    private void enter(String part) {
        levels.add(new Level(Objects.requireNonNull(form().parts().get(part))));
    }

    private void takeWord(String word) {
        if (form().words().isPresent()) {
            level().add(word);
            optionsHaveEnded = optionsHaveEnded || form().optionsEndAtWord();
        } else {
            unknown.add(new Unknown(word, form()));
        }
    }

    /** Takes {@code --name}, {@code --name value} and {@code --name=value}; says whether it is one of these. */
    private boolean takeOption(String arg) {
        Optional<OptionForm> whole = form().option(arg);
        if (whole.isPresent()) {
            take(whole.get(), arg, valueBehind(whole.get()));
            return true;
        }
        int equals = arg.indexOf('=');
        String name = equals > 0 ? arg.substring(0, equals) : arg;
        Optional<OptionForm> option = form().option(name);
        if (option.isEmpty()) {
            return false;
        }
        takeAttached(option.get(), name, arg.substring(equals + 1));
        return true;
    }

    /** A flag can be told that it is meant, or that it is not, as programs written in Go let it be. */
    private void takeAttached(OptionForm option, String name, String value) {
        if (option.valueIs() != OptionForm.ValueIs.NONE) {
            take(option, name, value);
        } else if (value.equals("true")) {
            take(option, name, "");
        } else if (!value.equals("false")) {
            throw ProblemException.usage(Misuse.needlessValue(name, value, form()));
        }
    }

    private String valueBehind(OptionForm option) {
        if (option.takesValue()) {
            return next(option);
        }
        return option.valueIs() == OptionForm.ValueIs.POSSIBLE ? nextIfMeant(option) : "";
    }

    /** The word behind an option that can do without one, if it looks like a value of it. */
    private String nextIfMeant(OptionForm option) {
        if (args.hasNext()) {
            String word = args.next();
            if (option.looksLikeValue(word)) {
                return word;
            }
            args.previous();
        }
        return "";
    }

    /** Takes {@code -abc} and {@code -abvalue}, letter by letter; says whether the first one is an option. */
    private boolean takeLetters(String arg) {
        if (arg.length() < 3 || !arg.startsWith("-") || letter(arg, 1).isEmpty()) {
            return false;
        }
        for (int i = 1; i < arg.length(); i++) {
            String name = "-" + arg.charAt(i);
            Optional<OptionForm> option = letter(arg, i);
            String rest = arg.substring(i + 1);
            if (option.isEmpty()) {
                throw ProblemException.usage(Misuse.unknown(name, form()));
            }
            if (rest.startsWith("=")) {
                takeAttached(option.get(), name, rest.substring(1));
                return true;
            }
            if (option.get().takesValue()) {
                take(option.get(), name, rest.isEmpty() ? next(option.get()) : rest);
                return true;
            }
            take(option.get(), name, "");
        }
        return true;
    }

    private Optional<OptionForm> letter(String arg, int at) {
        return form().option("-" + arg.charAt(at));
    }

    /** The word behind an option, which is no option itself. */
    private String next(OptionForm option) {
        if (args.hasNext()) {
            String value = args.next();
            if (!isOption(value)) {
                return value;
            }
            throw ProblemException.usage(Misuse.optionAsValue(option, value, form()));
        }
        throw ProblemException.usage(Misuse.missingValue(option, form()));
    }

    private boolean isOption(String word) {
        int equals = word.indexOf('=');
        return word.equals(END_OF_OPTIONS)
                || form().option(word).isPresent()
                || equals > 0 && form().option(word.substring(0, equals)).isPresent()
                || word.length() > 2 && word.startsWith("-") && letter(word, 1).isPresent();
    }

    /** Negative numbers are words, and so is the dash that stands for a stream. */
    private static boolean looksLikeOption(String word) {
        return word.length() > 1 && word.startsWith("-") && !Character.isDigit(word.charAt(1));
    }

    private void take(OptionForm option, String asTyped, String value) {
        level().add(new Given(option, asTyped, value));
    }

    private Level level() {
        return levels.get(levels.size() - 1);
    }

    private CommandForm form() {
        return level().form();
    }
}
