package orchsh.engine.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes lines of what a program prints piece by piece; one that does not end is cut, for it must be kept until then. */
final class PrintedLines {
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_CHARACTER = 4;

    private final ByteArrayOutputStream half = new ByteArrayOutputStream();
    private final Consumer<String> listener;

    PrintedLines(Consumer<String> listener) {
        this.listener = listener;
    }

    void add(byte[] piece) {
        for (byte part : piece) {
            if (part == '\n' || part == '\r') {
                end();
            } else {
                if (mustBeCut(part)) {
                    end();
                }
                half.write(part);
            }
        }
    }

    /** Tells what has no end yet. */
    void end() {
        String line = half.toString(StandardCharsets.UTF_8);
        half.reset();
        listener.accept(line);
    }

    /** Before a character, not within. */
    private boolean mustBeCut(byte next) {
        boolean continues = (next & 0xC0) == 0x80;
        return half.size() >= LONGEST && (!continues || half.size() >= LONGEST + LONGEST_CHARACTER);
    }
}
