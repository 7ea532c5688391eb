package orchsh.engine.wire;

import java.io.IOException;

/** Whoever answers does not speak HTTP, or not well enough. */
final class NotHttpException extends IOException {
    private static final long serialVersionUID = 1L;

    NotHttpException(String what) {
        super(what);
    }
}
