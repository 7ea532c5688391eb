package orchsh.dsl.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.value.Interpolation;
import orchsh.dsl.value.WordException;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Reads files of variables: {@code NAME=value} or {@code NAME: value} in each line, {@code export} in front if wanted,
 * comments behind {@code #}. Values may be quoted, over several lines too; in single quotes nothing has a meaning of its
 * own. A name alone is a variable of the caller's.
 */
public final class EnvFile {
    private static final Pattern START =
            Pattern.compile("(?:export[ \\t]+)?([A-Za-z0-9_][A-Za-z0-9_.\\-\\[\\]]*)[ \\t]*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nrtfbv\"\\\\$])");
    private static final Pattern COMMENT = Pattern.compile(" #");

    private final String name;
    private final String text;
    private final Map<String, String> outside;
    private final Map<String, String> earlier;
    private final BiConsumer<Location, String> unset;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private int at;
    private int startOfValue;
    /** A line that is known, and where it begins: places are asked for from the top downwards. */
    private int line = 1;

    private int lineStart;

    private EnvFile(
            String name,
            String text,
            Map<String, String> outside,
            Map<String, String> earlier,
            BiConsumer<Location, String> unset) {
        this.name = name;
        this.text = text;
        this.outside = outside;
        this.earlier = earlier;
        this.unset = unset;
    }

    /**
     * The variables of a text.
     *
     * @param name how the file is called in messages
     * @param caller whose variables values can name
     */
    public static Map<String, String> parse(String name, String text, Surroundings caller) {
        return parse(name, text, caller.environment(), Map.of(), (place, variable) -> {});
    }

    /**
     * The variables of a text.
     *
     * @param name how the file is called in messages
     * @param outside the variables that values can name before those of the file
     * @param earlier the variables that they can name after those of the file
     * @param unset is told the variables that values name and nobody sets, and where
     */
    public static Map<String, String> parse(
            String name,
            String text,
            Map<String, String> outside,
            Map<String, String> earlier,
            BiConsumer<Location, String> unset) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        EnvFile file = new EnvFile(name, plain.replace("\r\n", "\n"), outside, earlier, unset);
        file.read();
        return file.variables;
    }

    /** As {@link #parse}, with everything behind {@code =} taken as it is. */
    public static Map<String, String> parseRaw(String name, String text) {
        return parseRaw(name, text, Map.of());
    }

    /**
     * As {@link #parse}, with everything behind {@code =} taken as it is.
     *
     * @param outside the variables that names alone are looked for in
     */
    public static Map<String, String> parseRaw(String name, String text, Map<String, String> outside) {
        Map<String, String> variables = new LinkedHashMap<>();
        int number = 0;
        for (String whole : text.lines().toList()) {
            number++;
            String line = whole.stripLeading();
            int equals = line.indexOf('=');
            String variable = equals < 0 ? line : line.substring(0, equals);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (variable.isEmpty() || variable.chars().anyMatch(Character::isWhitespace)) {
                throw WordException.in(
                        new Location(name, number, 0), "line " + number + " of `" + name + "` is not NAME=value");
            }
            String value = equals < 0 ? outside.get(variable) : line.substring(equals + 1);
            if (value != null) {
                variables.put(variable, value);
            }
        }
        return variables;
    }

    /** The variables of files, a later one before an earlier one. */
    static Map<String, String> readAll(String word, List<String> files, Sayings sayings) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String file : files) {
            String text = textOf(file, sayings)
                    .orElseThrow(() -> new WordException(
                            "there is no file `" + file + "`",
                            "`" + word + "` looks for it in " + "the folder of the script"));
            all.putAll(parse(file, text, sayings.beside()));
        }
        return all;
    }

    /** What is in a file that words name; absent when there is none. */
    static Optional<String> textOf(String file, Sayings sayings) {
        Path path = sayings.resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        sayings.notebook().read(path);
        try {
            return Optional.of(TextFile.variables(path, file));
        } catch (ProblemException e) {
            Problem problem = e.problems().get(0);
            throw new WordException(problem.message(), problem.hint().orElse(""));
        }
    }

    private void read() {
        while (at < text.length()) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '#') {
                restOfLine();
            } else if (at < text.length()) {
                readVariable();
            }
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void readVariable() {
        Matcher start = START.matcher(text).region(at, text.length());
        if (!start.lookingAt()) {
            throw wrong("is not NAME=value");
        }
        String variable = start.group(1);
        at = start.end();
        if (at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#') {
            restOfLine();
            // A name alone: the caller's own value, if there is one.
            Optional.ofNullable(outside.get(variable)).ifPresent(value -> variables.put(variable, value));
            return;
        }
        if (text.charAt(at) != '=' && text.charAt(at) != ':') {
            throw wrong("is not NAME=value");
        }
        at++;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        variables.put(variable, value());
    }

    private String value() {
        startOfValue = at;
        char first = at < text.length() ? text.charAt(at) : '\n';
        if (first == '\'') {
            return quoted('\'');
        }
        if (first == '"') {
            return interpolated(unescaped(quoted('"')));
        }
        String line = restOfLine();
        Matcher comment = COMMENT.matcher(line);
        String value = comment.find() ? line.substring(0, comment.start()) : line;
        return interpolated(value.strip());
    }

    private String quoted(char quote) {
        int opened = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && (quote == '"' || text.charAt(at + 1) == quote)) {
                if (quote == '"') {
                    value.append('\\');
                }
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            at = opened;
            throw wrong("has a " + quote + " that is never closed");
        }
        at++;
        String behind = restOfLine().strip();
        if (!behind.isEmpty() && !behind.startsWith("#")) {
            at = opened;
            throw wrong("has something behind its closing " + quote);
        }
        return value.toString();
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1).charAt(0)) {
                            case 'n' -> "\n";
                            case 'r' -> "\r";
                            case 't' -> "\t";
                            case 'f' -> "\f";
                            case 'b' -> "\b";
                            case 'v' -> "\u000B";
                            case '$' -> "$$";
                            default -> match.group(1);
                        }));
    }

    private String interpolated(String value) {
        Location place = placeOf(startOfValue);
        try {
            return Interpolation.of(
                    value,
                    variable -> Optional.ofNullable(outside.get(variable))
                            .or(() -> Optional.ofNullable(variables.get(variable)))
                            .or(() -> Optional.ofNullable(earlier.get(variable))),
                    variable -> unset.accept(place, variable));
        } catch (IllegalArgumentException e) {
            throw WordException.in(place, "`" + name + "`: " + e.getMessage());
        }
    }

    private String restOfLine() {
        int end = text.indexOf('\n', at);
        String rest = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return rest;
    }

    private WordException wrong(String what) {
        Location place = placeOf(at);
        return WordException.in(place, "line " + place.line() + " of `" + name + "` " + what);
    }

    private Location placeOf(int position) {
        if (position < lineStart) {
            line = 1;
            lineStart = 0;
        }
        for (int end = text.indexOf('\n', lineStart); end >= 0 && end < position; end = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = end + 1;
        }
        return new Location(name, line, 0);
    }
}
