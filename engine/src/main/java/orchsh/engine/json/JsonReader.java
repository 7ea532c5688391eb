package orchsh.engine.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Pulls values out of a stream of JSON, one after the other, without building a tree. Written for answers of which only
 * a few fields are wanted, and to be quick in a process that has only just begun: one pass over bytes, names kept once, and what
 * an object has in common with the one before it compared instead of read ({@link JsonMemory}).
 *
 * <pre>{@code
 * reader.enterArray();
 * while (reader.more()) {
 *     reader.enterObject();
 *     while (reader.more()) {
 *         switch (reader.name()) {
 *             case "Id" -> id = reader.string();
 *             default -> reader.skip();
 *         }
 *     }
 * }
 * }</pre>
 *
 * Where a container or a text is expected, {@code null} counts as an empty one: engines write it for both.
 */
public final class JsonReader {
    /** No engine nests deeper than a dozen; whoever does wants to exhaust us. One bit a level fits into a long. */
    static final int DEEPEST = 63;

    private static final int END = -1;

    private final InputStream in;
    private final String source;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;
    private long consumed;

    private int depth;
    private long objects;
    private long begun;

    private final JsonMemory memory = new JsonMemory();
    private byte[] scratch = new byte[256];
    private int length;

    /**
     * Reads a stream.
     *
     * @param source what it is, for the problem that is thrown when it is not proper JSON
     */
    public JsonReader(InputStream in, String source) {
        this.in = in;
        this.source = source;
    }

    public JsonReader(byte[] json, String source) {
        this(new ByteArrayInputStream(json), source);
    }

    /** Steps into an object; false, and past the value, when it is null. */
    public boolean enterObject() {
        return enter('{', "an object");
    }

    /** Steps into an array; false, and past the value, when it is null. */
    public boolean enterArray() {
        return enter('[', "an array");
    }

    private boolean enter(int opening, String what) {
        int next = token();
        if (next == 'n') {
            literal("null");
            return false;
        }
        if (next != opening) {
            throw unexpected(what, next);
        }
        if (depth == DEEPEST) {
            throw malformed("nested deeper than " + DEEPEST + " levels");
        }
        position++;
        depth++;
        long bit = 1L << depth;
        objects = opening == '{' ? objects | bit : objects & ~bit;
        begun &= ~bit;
        return true;
    }

    /** Whether the object or array stepped into has one more; steps out of it when not. */
    public boolean more() {
        long bit = 1L << depth;
        int closing = (objects & bit) != 0 ? '}' : ']';
        int next = token();
        if (next == closing) {
            position++;
            depth--;
            return false;
        }
        if ((begun & bit) == 0) {
            begun |= bit;
            return true;
        }
        if (next != ',') {
            throw unexpected("`,` or `" + (char) closing + "`", next);
        }
        position++;
        next = token();
        if (next == closing) {
            throw unexpected("a value", next);
        }
        return true;
    }

    /** The name of the next field of an object. */
    public String name() {
        openString();
        String name = knownName();
        colon();
        return name;
    }

    /** The next value as text; null is the empty text. */
    public String string() {
        if (token() == 'n') {
            literal("null");
            return "";
        }
        openString();
        String again = memory.valueAgain(buffer, position, limit);
        if (again != null) {
            position = memory.end();
            return again;
        }
        int start = position;
        long before = consumed;
        String text = text();
        if (consumed == before) {
            memory.keepValue(buffer, start, position, text);
        }
        return text;
    }

    /** The next value as a whole number; null is 0. */
    public long integer() {
        if (token() == 'n') {
            literal("null");
            return 0;
        }
        long start = offset();
        String digits = number();
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw malformed("expected a whole number and found " + digits, start);
        }
    }

    /** The next value as a count: none is less than 0, and what is more than fits counts as all that fits. */
    public long count() {
        if (token() == 'n') {
            literal("null");
            return 0;
        }
        long start = offset();
        String digits = number();
        try {
            return Math.max(0, Long.parseLong(digits));
        } catch (NumberFormatException e) {
            if (digits.chars().allMatch(Character::isDigit)) {
                return Long.MAX_VALUE;
            }
            throw malformed("expected a count and found " + digits, start);
        }
    }

    /** The next value as true or false; null is false. */
    public boolean truth() {
        int next = token();
        switch (next) {
            case 't' -> {
                literal("true");
                return true;
            }
            case 'f' -> {
                literal("false");
                return false;
            }
            case 'n' -> {
                literal("null");
                return false;
            }
            default -> throw unexpected("true or false", next);
        }
    }

    /** Whether the next value is an object; null is none. */
    public boolean isObject() {
        return token() == '{';
    }

    /** The first character of the next value, which tells what it is; {@code $} at the end of the stream. */
    public char kind() {
        int next = token();
        return next == END ? '$' : (char) next;
    }

    /** Goes past the next value, whatever it is. */
    public void skip() {
        int next = token();
        switch (next) {
            case '{' -> {
                enterObject();
                while (more()) {
                    name();
                    skip();
                }
            }
            case '[' -> {
                enterArray();
                while (more()) {
                    skip();
                }
            }
            case '"' -> {
                position++;
                if (memory.valueAgain(buffer, position, limit) == null) {
                    skipText();
                } else {
                    position = memory.end();
                }
            }
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    /** Whether another value follows on the outermost level; waits for it on a stream that is still open. */
    public boolean another() {
        return token() != END;
    }

    /** Makes sure that nothing but blanks follows, up to the end of the stream. */
    public void end() {
        int next = token();
        if (next != END) {
            throw unexpected("the end", next);
        }
    }

    private void openString() {
        int next = token();
        if (next != '"') {
            throw unexpected("a text", next);
        }
        position++;
    }

    private void colon() {
        int next = token();
        if (next != ':') {
            throw unexpected("`:`", next);
        }
        position++;
    }

    /** The rest of a name, after its opening quote. */
    private String knownName() {
        String again = memory.nameAgain(buffer, position, limit);
        if (again != null) {
            position = memory.end();
            return again;
        }
        int start = position;
        long before = consumed;
        String name = text();
        return consumed == before ? memory.keepName(buffer, start, position, name) : memory.forget(name);
    }

    /** The rest of a text, after its opening quote. */
    private String text() {
        int end = endOfPlain(buffer, position, limit);
        if (end < limit && buffer[end] == '"') {
            String plain = new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
            position = end + 1;
            return plain;
        }
        length = 0;
        while (true) {
            int b = next("a text that does not end");
            if (b == '"') {
                return new String(scratch, 0, length, StandardCharsets.UTF_8);
            } else if (b == '\\') {
                escape();
            } else if (b < ' ') {
                throw malformed("a control character in a text");
            } else {
                put(b);
            }
        }
    }

    /** Where there is no more of a text that says what it stands for, byte for byte. */
    private static int endOfPlain(byte[] buffer, int from, int limit) {
        int i = from;
        while (i < limit) {
            byte b = buffer[i];
            if (b == '"' || b == '\\' || b < ' ') {
                return i;
            }
            i++;
        }
        return limit;
    }

    private void skipText() {
        while (true) {
            position = endOfPlain(buffer, position, limit);
            while (position < limit) {
                byte b = buffer[position++];
                if (b == '"') {
                    return;
                }
                if (b == '\\') {
                    length = 0;
                    escape();
                } else if (b >= 0 && b < ' ') {
                    throw malformed("a control character in a text");
                }
            }
            if (!fill()) {
                throw malformed("a text that does not end");
            }
        }
    }

    private void escape() {
        int b = next("a text that does not end");
        switch (b) {
            case '"', '\\', '/' -> put(b);
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'u' -> character(hex4());
            default -> throw malformed("an unknown escape in a text");
        }
    }

    /** A character written as an escape; the two halves of a surrogate pair come as two escapes. */
    private void character(int unit) {
        int first = unit;
        while (Character.isHighSurrogate((char) first)) {
            if (peek() != '\\') {
                utf8(0xFFFD);
                return;
            }
            position++;
            if (peek() != 'u') {
                utf8(0xFFFD);
                escape();
                return;
            }
            position++;
            int second = hex4();
            if (Character.isLowSurrogate((char) second)) {
                utf8(Character.toCodePoint((char) first, (char) second));
                return;
            }
            utf8(0xFFFD);
            first = second;
        }
        utf8(Character.isLowSurrogate((char) first) ? 0xFFFD : first);
    }

    private int hex4() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next("a text that does not end"), 16);
            if (digit < 0) {
                throw malformed("an escape that is not four hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void utf8(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0 | (point >> 6));
            put(0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            put(0xE0 | (point >> 12));
            put(0x80 | ((point >> 6) & 0x3F));
            put(0x80 | (point & 0x3F));
        } else {
            put(0xF0 | (point >> 18));
            put(0x80 | ((point >> 12) & 0x3F));
            put(0x80 | ((point >> 6) & 0x3F));
            put(0x80 | (point & 0x3F));
        }
    }

    private void put(int b) {
        if (length == scratch.length) {
            scratch = Arrays.copyOf(scratch, length * 2);
        }
        scratch[length++] = (byte) b;
    }

    /** The next value, which is a number, as it is written; checked against JSON's grammar. */
    public String number() {
        length = 0;
        int next = peek();
        if (next != '-' && !isDigit(next)) {
            throw unexpected("a value", next);
        }
        if (next == '-') {
            take();
        }
        if (peek() == '0') {
            take();
        } else {
            digits();
        }
        if (peek() == '.') {
            take();
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            take();
            if (peek() == '+' || peek() == '-') {
                take();
            }
            digits();
        }
        if (isDigit(peek())) {
            throw malformed("a number that begins with 0");
        }
        return new String(scratch, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void digits() {
        if (!isDigit(peek())) {
            throw unexpected("a digit", peek());
        }
        while (isDigit(peek())) {
            take();
        }
    }

    private void take() {
        put(buffer[position++]);
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw unexpected("`" + word + "`", peek());
            }
            position++;
        }
    }

    /** The next byte that is not a blank, without going past it. */
    private int token() {
        while (true) {
            while (position < limit) {
                int b = buffer[position];
                if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                    return b & 0xFF;
                }
                position++;
            }
            if (!fill()) {
                return END;
            }
        }
    }

    private int peek() {
        return position < limit || fill() ? buffer[position] & 0xFF : END;
    }

    private int next(String otherwise) {
        if (position == limit && !fill()) {
            throw malformed(otherwise);
        }
        return buffer[position++] & 0xFF;
    }

    private boolean fill() {
        consumed += position;
        position = 0;
        limit = 0;
        try {
            int count = in.read(buffer, 0, buffer.length);
            limit = Math.max(count, 0);
            return count > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long offset() {
        return consumed + position;
    }

    private ProblemException unexpected(String wanted, int found) {
        String what =
                found == END ? "the end" : found > ' ' && found < 0x7F ? "`" + (char) found + "`" : "byte " + found;
        return malformed("expected " + wanted + " and found " + what);
    }

    private ProblemException malformed(String what) {
        return malformed(what, offset());
    }

    private ProblemException malformed(String what, long offset) {
        return ProblemException.stack(
                Problem.error(source + " is not the JSON it should be: " + what + " at byte " + offset));
    }
}
