package orchsh.engine.wire;

import java.io.IOException;

/** The other side hung up before its answer was complete. */
final class CutOffException extends IOException {
    private static final long serialVersionUID = 1L;

    CutOffException() {
        super("the answer was cut off");
    }
}
