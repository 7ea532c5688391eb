package orchsh.engine.wire;

import orchsh.engine.port.DetachKeys;

/** Sees whether the detach keys are among what is typed. The engine acts on them; it does not say that it has. */
final class DetachWatch {
    private final byte[] keys;
    private int matched;
    private volatile boolean asked;

    DetachWatch(DetachKeys keys) {
        this.keys = keys.bytes();
    }

    void typed(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length && !asked; i++) {
            if (bytes[i] != keys[matched]) {
                matched = 0;
            }
            if (bytes[i] == keys[matched]) {
                matched++;
                asked = matched == keys.length;
            }
        }
    }

    boolean isAsked() {
        return asked;
    }
}
