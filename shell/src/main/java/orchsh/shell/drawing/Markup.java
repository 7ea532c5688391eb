package orchsh.shell.drawing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes elements, attributes and texts of SVG and HTML. Whatever is in a text or an attribute, it stays text. */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. */
    public Markup open(String name, Object... attributes) {
        begin(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Ends the element that was begun last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with nothing in it, for those that HTML knows as such and for SVG. */
    public Markup empty(String name, Object... attributes) {
        begin(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element with a text in it. */
    public Markup leaf(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close();
    }

    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** Lines, for those who read the source. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    /** What is markup already: only ever our own. */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void begin(String name, Object... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("`" + name + "` has an attribute without a value");
        }
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(written(attributes[i + 1]));
            out.append('"');
        }
    }

    /** Numbers are as short as they can be, and the same in every country. */
    private static String written(Object value) {
        if (!(value instanceof Double number)) {
            return value.toString();
        }
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(character) ? character : '\uFFFD');
            }
        });
    }

    /** Some characters cannot be written in XML at all. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF && character != 0x7F
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("`" + open.peek() + "` is still open");
        }
        return out.toString();
    }
}
