package orchsh.dsl.snippet;

import java.util.regex.Pattern;

/** Names and passwords in addresses, which belong in no message. */
final class Logins {
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s/@'\"`]+(@)");

    private Logins() {}

    /** The text with stars in their place. */
    static String hiddenIn(String text) {
        return IN_ADDRESS.matcher(text).replaceAll("$1***$2");
    }
}
