package orchsh.engine.json;

import java.nio.charset.StandardCharsets;

/** Writes the small JSON bodies of requests; commas come by themselves. */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    public JsonWriter beginObject() {
        separate();
        out.append('{');
        return this;
    }

    public JsonWriter endObject() {
        out.append('}');
        return this;
    }

    public JsonWriter beginArray() {
        separate();
        out.append('[');
        return this;
    }

    public JsonWriter endArray() {
        out.append(']');
        return this;
    }

    public JsonWriter name(String name) {
        separate();
        quote(name);
        out.append(':');
        return this;
    }

    public JsonWriter value(String text) {
        separate();
        quote(text);
        return this;
    }

    public JsonWriter value(long number) {
        separate();
        out.append(number);
        return this;
    }

    public JsonWriter nothing() {
        separate();
        out.append("null");
        return this;
    }

    /** A number as it is written; one that is none is null. */
    public JsonWriter value(double number) {
        separate();
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
        out.append(
                !Double.isFinite(number) ? "null" : isWhole ? Long.toString((long) number) : Double.toString(number));
        return this;
    }

    public JsonWriter value(boolean truth) {
        separate();
        out.append(truth);
        return this;
    }

    public byte[] toBytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void separate() {
        if (out.length() > 0) {
            char last = out.charAt(out.length() - 1);
            if (last != '{' && last != '[' && last != ':') {
                out.append(',');
            }
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
