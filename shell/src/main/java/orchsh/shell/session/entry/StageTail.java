package orchsh.shell.session.entry;

import java.util.Optional;

/**
 * The stages behind a piece of the language: they end with their line, unless the next one begins with a bar, at a `;`, or
 * where a comment begins.
 *
 * @param text from the first bar on, without comments
 * @param end where it ends in the whole text
 * @param open the quotes that nothing closes
 */
record StageTail(String text, int end, Optional<String> open) {

    static StageTail of(String whole, int bar) {
        StringBuilder text = new StringBuilder();
        char quote = 0;
        int i = bar;
        while (i < whole.length()) {
            char c = whole.charAt(i);
            if (quote != 0) {
                boolean isEscape = c == '\\' && quote == '"' && i + 1 < whole.length();
                quote = c == quote ? 0 : quote;
                text.append(whole, i, i + (isEscape ? 2 : 1));
                i += isEscape ? 2 : 1;
            } else if (c == ';' || c == '\n' && !goesOn(whole, i)) {
                return new StageTail(text.toString(), i, Optional.empty());
            } else if (isComment(whole, i)) {
                int end = whole.indexOf('\n', i);
                text.setLength(text.toString().stripTrailing().length());
                i = end < 0 ? whole.length() : end;
            } else {
                quote = c == '\'' || c == '"' ? c : quote;
                text.append(c);
                i++;
            }
        }
        return new StageTail(text.toString(), i, quote == 0 ? Optional.empty() : Optional.of(String.valueOf(quote)));
    }

    private static boolean goesOn(String whole, int lineEnd) {
        String next = whole.substring(lineEnd).stripLeading();
        return next.startsWith("|") && !next.startsWith("||");
    }

    private static boolean isComment(String whole, int at) {
        boolean isBehindBlank = Character.isWhitespace(whole.charAt(at - 1));
        boolean isSlashes = whole.startsWith("//", at)
                && (at + 2 == whole.length() || Character.isWhitespace(whole.charAt(at + 2)));
        return isBehindBlank && (whole.charAt(at) == '#' || isSlashes);
    }
}
