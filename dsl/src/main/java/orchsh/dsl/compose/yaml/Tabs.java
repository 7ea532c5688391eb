package orchsh.dsl.compose.yaml;

/** A text in which tabs give way to spaces where docker compose's reader takes a tab for one. */
final class Tabs {
    private static final int MOST_REPLACED = 2000;

    private final StringBuilder text;
    private final boolean brackets;
    private boolean indentationReplaced;
    private int replaced;

    Tabs(String text) {
        this.text = new StringBuilder(text);
        String stripped = text.stripLeading();
        this.brackets = stripped.startsWith("{") || stripped.startsWith("[");
    }

    String text() {
        return text.toString();
    }

    /** Whether there is a tab that may stand there as it is, for it is no indentation. */
    boolean mayStandAt(int offset) {
        return isTab(offset) && (brackets ? indentationReplaced : !indents(offset));
    }

    private boolean isTab(int offset) {
        return offset < text.length() && text.charAt(offset) == '\t';
    }

    /** Puts spaces where the reader stumbled over tabs; whether there were tabs that may stand there. */
    boolean replaceAt(int offset) {
        if (!isTab(offset) || (!brackets && indents(offset))) {
            return false;
        }
        if (brackets) {
            replaceIndentation();
        }
        for (int i = offset; i < text.length() && text.charAt(i) == '\t'; i++) {
            text.setCharAt(i, ' ');
        }
        return ++replaced <= MOST_REPLACED;
    }

    private boolean indents(int offset) {
        int i = offset - 1;
        while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i--;
        }
        return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }

    private void replaceIndentation() {
        indentationReplaced = true;
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (start && c == '\t') {
                text.setCharAt(i, ' ');
            }
            start = c == '\n' || (start && (c == ' ' || c == '\t'));
        }
    }
}
