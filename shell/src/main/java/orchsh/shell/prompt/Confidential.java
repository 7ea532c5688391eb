package orchsh.shell.prompt;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.definition.Secrets;

/** Tells which lines are nobody's business later: those that begin with a blank, and those that hold something secret. */
final class Confidential implements Predicate<String> {
    /** Something that has a value behind it: {@code NAME=value}, {@code name: 'value'}, {@code 'name', 'value'}, {@code --name value}. */
    private static final Pattern NAMED = Pattern.compile(
            "(?<dashes>--)?(?<name>[A-Za-z_][A-Za-z0-9_.-]*)"
                    + "(?:(?<told>['\"]?\\s*\\]?\\s*[=:]\\s*['\"]?|['\"]\\s*,\\s*['\"]|\\s+['\"])|\\s+)(?<value>[^\\s'\",)\\]]+)");
    /** A variable and what it is to be, with nothing but a blank between them. */
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:^|[\\s(])(?:-e|--env|--build-arg|-P|env)\\s+['\"]?(?<name>[A-Za-z_][A-Za-z0-9_]*)['\"]?\\s+(?<value>[^\\s-][^\\s]*)");
    /** What only says where the value is: a variable of whoever types, not between quotes that keep it as it is. */
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:[A-Za-z_]\\w*|\\{[^}]*\\}?)");
    /** {@code secret 'name', content: 'value'}. */
    private static final Pattern CONTENT =
            Pattern.compile("\\bsecret\\b[\\s(]*['\"][^'\"]*['\"]\\s*,\\s*(?:(?:[^;\\n]|,\\s*\\n)*\\W)?content\\s*:");

    private static final Pattern LOGIN =
            Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]*://[^\\s/@'\"]*:[^\\s/@'\"]+@|\\bhttps?://[^\\s/@:'\"]+@");
    /** What an answer over HTTP is asked for with. */
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(?:bearer|basic)\\s+[\\w.~+/=-]{8,}");

    /** The word that gives a secret a name, not a value. */
    private static final String DECLARATION = "secret";

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
        Matcher named = NAMED.matcher(line);
        for (int from = 0; named.find(from); from = named.end("name")) {
            boolean isTold = named.group("told") != null || named.group("dashes") != null;
            if (isTold
                    && !named.group("name").equals(DECLARATION)
                    && Secrets.isSecret(named.group("name"))
                    && !isReference(line, named)) {
                return true;
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

    private static boolean isReference(String line, Matcher named) {
        boolean isKept = line.charAt(named.start("value") - 1) == '\'';
        return !isKept && REFERENCE.matcher(named.group("value")).matches();
    }
}
