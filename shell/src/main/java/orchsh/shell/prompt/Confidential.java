package orchsh.shell.prompt;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.definition.Secrets;

/** Tells which lines are nobody's business later: those that begin with a blank, and those that hold something secret. */
final class Confidential implements Predicate<String> {
    /** Something that has a value behind it: {@code NAME=value}, {@code name: 'value'}, {@code --name value}, {@code name 'value'}. */
    private static final Pattern NAMED =
            Pattern.compile("(?:--)?([A-Za-z_][A-Za-z0-9_.-]*)(?:['\"]?\\s*[=:]\\s*|\\s+)['\"]?([^\\s'\",)]+)");
    /** {@code secret 'name', content: 'value'}. */
    private static final Pattern CONTENT =
            Pattern.compile("\\bsecret\\b[\\s(]*['\"][^'\"]*['\"]\\s*,\\s*(?:[^;\\n]*\\W)?content\\s*:");

    private static final Pattern LOGIN = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]*://[^\\s/@'\"]*:[^\\s/@'\"]+@");

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
                || namesSecret(line)
                || holdsSecret.test(line);
    }

    private static boolean namesSecret(String line) {
        Matcher named = NAMED.matcher(line);
        int from = 0;
        while (named.find(from)) {
            String value = named.group(2);
            boolean isTold = line.substring(named.end(1), named.start(2)).matches("['\"]?\\s*[=:].*|\\s+['\"].*")
                    || named.group().startsWith("--");
            if (isTold
                    && !named.group(1).equals(DECLARATION)
                    && Secrets.isSecret(named.group(1))
                    && !value.startsWith("$")) {
                return true;
            }
            from = named.end(1);
        }
        return false;
    }
}
