package orchsh.engine.api;

import java.io.ByteArrayOutputStream;
import orchsh.engine.port.DetachKeys;

/**
 * Takes the detach keys out of what is typed. Engines would act on them, too, but old ones hang up on a command's terminal
 * then, and so end the command.
 */
final class DetachFilter {
    private final byte[] keys;
    private int matched;
    private volatile boolean asked;

    DetachFilter(DetachKeys keys) {
        this.keys = keys.bytes();
    }

    /** What is to be passed on. Keys that may be the beginning of the detach keys are held back until that is clear. */
    byte[] typed(byte[] bytes, int offset, int length) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(length + keys.length);
        for (int i = offset; i < offset + length && !asked; i++) {
            if (bytes[i] != keys[matched]) {
                passed.write(keys, 0, matched);
                matched = 0;
            }
            if (bytes[i] == keys[matched]) {
                matched++;
                asked = matched == keys.length;
            } else {
                passed.write(bytes[i]);
            }
        }
        return passed.toByteArray();
    }

    boolean isAsked() {
        return asked;
    }
}
