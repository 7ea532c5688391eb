package orchsh.shell.prompt;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.definition.Secrets;

/** Tells which lines are nobody's business later: those that begin with a blank, and those that hold something secret. */
final class Confidential implements Predicate<String> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*+");
    /**
     * The value behind a name: {@code NAME=value}, {@code name: 'value'}, {@code 'name', 'value'}, {@code --name value}. It is
     * looked for behind whole names alone, for a long text can be one.
     */
    private static final Pattern VALUE = Pattern.compile(
            "(?:(?<told>['\"]?+\\s*+(?:\\]\\s*+)?+[=:]\\s*+['\"]?+|['\"]\\s*+,\\s*+['\"]|\\s++['\"])|\\s++)(?<value>[^\\s'\",)\\]]++)");
    /** A variable and what it is to be, with nothing but a blank between them. */
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:^|[\\s(])(?:-e|--env|--build-arg|-P|env)\\s+['\"]?(?<name>[A-Za-z_][A-Za-z0-9_]*)['\"]?\\s+(?<value>[^\\s-][^\\s]*)");
    /** What only says where the value is: a variable of whoever types, not between quotes that keep it as it is. */
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:[A-Za-z_]\\w*|\\{[^}]*\\}?)");
    /** {@code secret 'name', content: 'value'}. */
    private static final Pattern CONTENT = Pattern.compile(
            "\\bsecret\\b[\\s(]*['\"][^'\"]*['\"]\\s*,\\s*+(?:(?!content\\s*:)\\w++|,\\s*+|[^\\w,;\\n]++)*+content\\s*:");

    private static final Pattern LOGIN =
            Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{0,40}://[^\\s/@'\"]*:[^\\s/@'\"]+@|\\bhttps?://[^\\s/@:'\"]+@");
    /** What an answer over HTTP is asked for with. */
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(?:bearer|basic)\\s+[\\w.~+/=-]{8,}");

    /** The word that gives a secret a name, not a value. */
    private static final String DECLARATION = "secret";
    /** In front of the name of an option. */
    private static final String DASHES = "--";

    private final Predicate<String> holdsSecret;

    /** @param holdsSecret whether a text holds a value that is known to be secret */
    Confidential(Predicate<String> holdsSecret) {
        this.holdsSecret = holdsSecret;
    }

    @Override
    public boolean test(String line) {
        return line.startsWith(" ")
                || LOGIN.matcher(line).find()
                || CONTENT.matcher(line).find()
                || BEARER.matcher(line).find()
                || namesSecret(line)
                || holdsSecret.test(line);
    }

    private static boolean namesSecret(String line) {
        Matcher name = NAME.matcher(line);
        Matcher value = VALUE.matcher(line);
        while (name.find()) {
            if (value.region(name.end(), line.length()).lookingAt()) {
                boolean isTold = value.group("told") != null || line.startsWith(DASHES, name.start() - DASHES.length());
                if (isTold
                        && !name.group().equals(DECLARATION)
                        && Secrets.isSecret(name.group())
                        && !isReference(line, value)) {
                    return true;
                }
            }
        }
        return VARIABLE.matcher(line)
                .results()
                .map(variable -> line.substring(variable.start(), variable.end()))
                .map(VARIABLE::matcher)
                .filter(Matcher::find)
                .anyMatch(variable -> Secrets.isSecret(variable.group("name"))
                        && !REFERENCE.matcher(variable.group("value")).matches());
    }

    private static boolean isReference(String line, Matcher value) {
        boolean isKept = line.charAt(value.start("value") - 1) == '\'';
        return !isKept && REFERENCE.matcher(value.group("value")).matches();
    }
}
