package orchsh.shell.prompt;

/**
 * A word of a command that is being typed, letter by letter, as {@link orchsh.dsl.value.CommandLine} will read it: quotes and
 * backslashes are there to keep other letters in the word.
 */
final class TypedWord {
    private static final String BLANKS_AND_QUOTES = " \t'\"\\";
    /** What ends a command, a stage or a word elsewhere on the way, even behind a backslash, or makes it the language. */
    private static final String SPECIAL = ";&|#,(){}[]\n";

    private static final String SPECIAL_AT_BEGINNING = "=+*%<>?!";
    /** What a backslash keeps as it is between double quotes. */
    private static final String SPECIAL_BETWEEN_QUOTES = "\"\\$`";

    private final StringBuilder typed = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private char quote;
    private boolean isBehindBackslash;

    void take(char letter) {
        typed.append(letter);
        if (isBehindBackslash) {
            isBehindBackslash = false;
            boolean isKept = quote != 0 && SPECIAL_BETWEEN_QUOTES.indexOf(letter) < 0;
            text.append(isKept ? "\\" : "").append(letter);
        } else if (letter == '\\' && quote != '\'') {
            isBehindBackslash = true;
        } else if (letter == quote) {
            quote = 0;
        } else if (quote == 0 && (letter == '\'' || letter == '"')) {
            quote = letter;
        } else {
            text.append(letter);
        }
    }

    /** Whether the next letter belongs to it, whatever it is. */
    boolean isOpen() {
        return quote != 0 || isBehindBackslash;
    }

    /** Whether there is a quote that is not closed yet. */
    boolean isQuoted() {
        return quote != 0;
    }

    String typed() {
        return typed.toString();
    }

    /** What it stands for so far. */
    String text() {
        return text.toString();
    }

    /**
     * What is to be typed in place of it.
     *
     * @param wanted what it is to stand for; begins with what it stands for so far
     * @param isWhole whether it ends there, and a quote with it
     */
    String becoming(String wanted, boolean isWhole) {
        StringBuilder all = new StringBuilder(typed);
        if (isBehindBackslash) {
            all.setLength(all.length() - 1);
        }
        for (int i = text.length(); i < wanted.length(); i++) {
            all.append(kept(wanted.charAt(i), i == 0));
        }
        return isWhole && quote != 0 ? all.append(quote).toString() : all.toString();
    }

    private String kept(char letter, boolean isFirst) {
        return switch (quote) {
            case '\'' -> letter == '\'' ? "'\\''" : String.valueOf(letter);
            case '"' -> (SPECIAL_BETWEEN_QUOTES.indexOf(letter) < 0 ? "" : "\\") + letter;
            default -> keptAlone(letter, isFirst);
        };
    }

    private static String keptAlone(char letter, boolean isFirst) {
        if (BLANKS_AND_QUOTES.indexOf(letter) >= 0) {
            return "\\" + letter;
        }
        boolean isSpecial = SPECIAL.indexOf(letter) >= 0 || isFirst && SPECIAL_AT_BEGINNING.indexOf(letter) >= 0;
        return isSpecial ? "'" + letter + "'" : String.valueOf(letter);
    }
}
