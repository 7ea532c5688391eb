package orchsh.shell.view.text;

/** How many columns of a terminal a text takes, and making it take fewer. */
public final class Cells {
    /** First and last code points of what East Asian fonts and emoji draw two columns wide. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653,
        0x26A1, 0x26A1, 0x26BD, 0x26BE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728,
        0x274C, 0x274C, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50,
        0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60,
        0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E,
        0x1F191, 0x1F19A, 0x1F200, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7EB, 0x1F90C, 0x1F9FF, 0x1FA70, 0x1FAFF,
        0x20000, 0x3FFFD
    };

    private Cells() {}

    /** Whether each character takes one column, and none moves a cursor or changes a colour. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    public static int width(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            width += width(codePoint);
            i += Character.charCount(codePoint);
        }
        return width;
    }

    public static int width(int codePoint) {
        if (codePoint < 0x300) {
            return Character.isISOControl(codePoint) ? 0 : 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (codePoint < WIDE[i]) {
                return 1;
            }
            if (codePoint <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text, or as much of its beginning as fits with the sign that something is missing. */
    public static String cut(String text, int columns, String ellipsis) {
        if (width(text) <= columns) {
            return text;
        }
        int room = columns - width(ellipsis);
        if (room < 0) {
            return cut(text, columns, "");
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            room -= width(codePoint);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
        return kept.append(ellipsis).toString();
    }

    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    public static String rightAligned(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** One line of text without anything that would move a cursor or change a colour; tabs stay. */
    public static String clean(String text) {
        if (isPlain(text)) {
            return text.stripTrailing();
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\033') {
                i = endOfEscape(text, i);
            } else if (c == '\n' || c == '\r') {
                clean.append(' ');
            } else if (c == '\t' || !Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString().stripTrailing();
    }

    /** The last character of the escape sequence that begins here. */
    static int endOfEscape(String text, int start) {
        if (start + 1 >= text.length()) {
            return start;
        }
        char kind = text.charAt(start + 1);
        if (kind == '[') {
            int i = start + 2;
            while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) <= 0x3F) {
                i++;
            }
            return Math.min(i, text.length() - 1);
        }
        if (kind == ']') {
            int bell = text.indexOf('\007', start);
            int terminator = text.indexOf("\033\\", start + 1);
            if (bell >= 0 && (terminator < 0 || bell < terminator)) {
                return bell;
            }
            return terminator >= 0 ? terminator + 1 : text.length() - 1;
        }
        return start + 1;
    }
}
