package orchsh.engine.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of JSON has seen: which name came after which, and what each had for a value the last time. The objects of a list
 * are much alike, so most of one is only compared with the one before it. It compares bytes as they were sent, up to the
 * quote that ends them; what is the same in that means the same.
 */
final class JsonMemory {
    private static final int SLOTS = 512;

    private final @Nullable Field[] known = new @Nullable Field[SLOTS];
    private Field last = new Field(new byte[0], "");
    private int end;

    /** The name that is expected, if it is what follows. */
    @Nullable String nameAgain(byte[] buffer, int position, int limit) {
        Field expected = last.next;
        if (expected == null || !follows(expected.sent, buffer, position, limit)) {
            return null;
        }
        end = position + expected.sent.length;
        last = expected;
        return expected.name;
    }

    /** The value that the name had the last time, if it is what follows. */
    @Nullable String valueAgain(byte[] buffer, int position, int limit) {
        byte[] sent = last.sentValue;
        if (sent == null || !follows(sent, buffer, position, limit)) {
            return null;
        }
        end = position + sent.length;
        return last.value;
    }

    /** Behind what was found again. */
    int end() {
        return end;
    }

    /** Keeps a name and after which one it came; the same few names come again and again, so each is kept once. */
    String keepName(byte[] buffer, int from, int to, String name) {
        int hash = name.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Field field = known[slot];
        if (field == null || !field.name.equals(name)) {
            field = new Field(Arrays.copyOfRange(buffer, from, to), name);
            known[slot] = field;
        }
        last.next = field;
        last = field;
        return field.name;
    }

    /** A name that is not kept, and so has no value to be remembered. */
    String forget(String name) {
        last = new Field(new byte[0], name);
        return name;
    }

    void keepValue(byte[] buffer, int from, int to, String value) {
        last.sentValue = Arrays.copyOfRange(buffer, from, to);
        last.value = value;
    }

    private static boolean follows(byte[] sent, byte[] buffer, int position, int limit) {
        int length = sent.length;
        if (length > limit - position || buffer[position] != sent[0] || buffer[position + length - 1] != '"') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (buffer[position + i] != sent[i]) {
                return false;
            }
        }
        return true;
    }

    /** A name with its quote, as it was sent. */
    private static final class Field {
        private final byte[] sent;
        private final String name;
        private @Nullable Field next;
        private byte @Nullable [] sentValue;
        private @Nullable String value;

        Field(byte[] sent, String name) {
            this.sent = sent;
            this.name = name;
        }
    }
}
