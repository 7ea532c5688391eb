package orchsh.engine.wire;

import java.io.Closeable;
import java.io.IOException;

/** Closes what is no longer of interest. */
final class Quietly {
    private Quietly() {}

    static void close(Closeable thing) {
        try {
            thing.close();
        } catch (IOException e) {
            return; // it is given up on either way, and nobody is left who could act on this
        }
    }
}
