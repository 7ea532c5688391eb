package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.engine.model.Environment;

/**
 * Tells which values are nobody's business, and puts a digest in their place: it shows that a value changed without
 * showing the value.
 */
public final class Secrets {
    private static final Set<String> SECRET_WORDS =
            Set.of("PASS", "PWD", "AUTH", "KEY", "KEYS", "DSN", "CREDS", "CREDENTIAL", "CREDENTIALS", "PSK");
    private static final Pattern SECRET_ENDING =
            Pattern.compile(".*(?:PASSWORDS?|PASSWD|PASSPHRASE|SECRETS?|TOKENS?|PASS|PWD|AUTH|KEY)");
    private static final Set<String> HARMLESS_WORDS = Set.of(
            "BYPASS",
            "COMPASS",
            "ENCOMPASS",
            "OVERPASS",
            "SURPASS",
            "TRESPASS",
            "UNDERPASS",
            "DONKEY",
            "HOCKEY",
            "HOTKEY",
            "JOCKEY",
            "MONKEY",
            "TURKEY",
            "TURNKEY",
            "WHISKEY");
    private static final Set<String> HARMLESS_NAMES = Set.of("PWD", "OLDPWD");
    private static final Set<String> PLACES = Set.of("FILE", "PATH", "DIR");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern URL_WITH_USER = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s@]+@");

    /** A password behind a user; a user alone is a token where the web is meant. */
    private static final Pattern KEY_OF_ADDRESS =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s@:]*:([^/\\s@]+)@|https?://([^/\\s@:]+)@");

    private static final Pattern QUOTES = Pattern.compile("^['\"]+|['\";]+$");
    /** A variable, a path, the next option, or what only switches something. */
    private static final Pattern NO_VALUE = Pattern.compile("[$./-].*|(?i:true|false|none)");

    /** Shorter values occur everywhere by chance. */
    private static final int SHORTEST = 4;

    private final Set<String> values = new HashSet<>();
    private final Set<String> confidential = new HashSet<>();

    /** Remembers the values of variables whose names say that they are secret, to find them elsewhere. */
    void learn(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (isSecret(name) && value.length() >= SHORTEST) {
                values.add(value);
            }
        });
    }

    /** Remembers, too, the values of those variables that are said to be secret; of these, the names are remembered. */
    void learn(Environment environment) {
        learn(environment.values());
        confidential.addAll(environment.confidential());
        environment.confidential().stream()
                .flatMap(name -> Optional.ofNullable(environment.values().get(name)).stream())
                .filter(value -> value.length() >= SHORTEST)
                .forEach(values::add);
    }

    /** Whether a name says that its value is nobody's business. */
    public static boolean isSecret(String name) {
        String plain = CAMEL.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
        List<String> words = new ArrayList<>(List.of(NO_LETTER.split(plain)));
        words.removeIf(String::isEmpty);
        if (words.isEmpty() || HARMLESS_NAMES.contains(plain) || PLACES.contains(words.get(words.size() - 1))) {
            return false;
        }
        return words.stream().anyMatch(Secrets::isSecretWord);
    }

    private static boolean isSecretWord(String word) {
        return SECRET_WORDS.contains(word) || (SECRET_ENDING.matcher(word).matches() && !HARMLESS_WORDS.contains(word));
    }

    /** The value of a variable, as it may be seen. */
    String shown(String name, String value) {
        return isSecret(name) || confidential.contains(name) || holdsSecret(value) ? Digest.shortOf(value) : value;
    }

    /** The value of an option, as it may be seen: some hold several settings, separated by commas. */
    String shownOption(String name, String value) {
        boolean assigns = Stream.of(COMMA.split(value)).anyMatch(Secrets::assignsSecret);
        return assigns ? Digest.shortOf(value) : shown(name, value);
    }

    /** The words of a command, as they may be seen: without what follows options such as {@code --requirepass}. */
    List<String> shown(Collection<String> command) {
        List<String> shown = new ArrayList<>();
        boolean isValue = false;
        for (String word : command) {
            shown.add(isValue || holdsSecret(word) || assignsSecret(word) ? Digest.shortOf(word) : word);
            isValue = announcesSecret(word);
        }
        return shown;
    }

    /**
     * What the words of a command give away: what is given to a secret name, and what an address has in front of its host.
     * Names of files, and variables of whoever runs the command, are no secrets.
     */
    public static SortedSet<String> givenAwayBy(Collection<String> command) {
        SortedSet<String> found = new TreeSet<>();
        boolean isValue = false;
        for (String word : command) {
            if (isValue) {
                found.add(word);
            }
            boolean isPart = false;
            for (String part : BLANKS.split(word.strip())) {
                int equals = part.indexOf('=');
                if (isPart) {
                    found.add(part);
                } else if (equals > 0 && isSecret(part.substring(0, equals))) {
                    found.add(part.substring(equals + 1));
                }
                isPart = announcesSecret(part);
            }
            for (Matcher address = KEY_OF_ADDRESS.matcher(word); address.find(); ) {
                found.add(address.group(address.group(1) == null ? 2 : 1));
            }
            isValue = announcesSecret(word);
        }
        SortedSet<String> plain = new TreeSet<>();
        found.forEach(text -> plain.add(QUOTES.matcher(text).replaceAll("")));
        plain.removeIf(
                text -> text.length() < SHORTEST || NO_VALUE.matcher(text).matches());
        return plain;
    }

    private boolean holdsSecret(String text) {
        return (text.contains("://") && URL_WITH_USER.matcher(text).find())
                || values.stream().anyMatch(text::contains);
    }

    /** Whether something in it is given to a secret name: {@code --password=x}, or a line for a shell. */
    private static boolean assignsSecret(String word) {
        boolean isValue = false;
        for (String part : BLANKS.split(word.strip())) {
            int equals = part.indexOf('=');
            if (isValue || (equals > 0 && isSecret(part.substring(0, equals)))) {
                return true;
            }
            isValue = announcesSecret(part);
        }
        return false;
    }

    private static boolean announcesSecret(String word) {
        return word.startsWith("-") && word.indexOf('=') < 0 && isSecret(word);
    }
}
