package orchsh.engine.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import orchsh.engine.docker.KitProgress.Vertex;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Reads what BuildKit tells of a build: a message in protocol buffers, of which only pieces of work (field 1) and what
 * they print (field 3) matter.
 */
final class KitTrace {
    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;

    private final byte[] message;
    private int position;

    KitTrace(byte[] message) {
        this.message = message;
    }

    void tell(KitProgress progress) {
        while (position < message.length) {
            long key = number();
            if ((key & 7) != BYTES) {
                skip((int) (key & 7));
            } else if (key >> 3 == 1) {
                progress.vertex(new KitTrace(bytes()).vertex());
            } else if (key >> 3 == 3) {
                new KitTrace(bytes()).tellLog(progress);
            } else {
                bytes();
            }
        }
    }

    private Vertex vertex() {
        String digest = "";
        String name = "";
        String error = "";
        boolean isCached = false;
        boolean isBegun = false;
        while (position < message.length) {
            long key = number();
            switch ((int) (key >> 3)) {
                case 1 -> digest = text();
                case 3 -> name = text();
                case 4 -> isCached = number() != 0;
                case 5 -> {
                    bytes();
                    isBegun = true;
                }
                case 7 -> error = text();
                default -> skip((int) (key & 7));
            }
        }
        return new Vertex(digest, name, isBegun, isCached, error);
    }

    private void tellLog(KitProgress progress) {
        String vertex = "";
        byte[] printed = {};
        while (position < message.length) {
            long key = number();
            switch ((int) (key >> 3)) {
                case 1 -> vertex = text();
                case 4 -> printed = bytes();
                default -> skip((int) (key & 7));
            }
        }
        progress.log(vertex, printed);
    }

    private String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        long length = number();
        demand(length);
        byte[] bytes = Arrays.copyOfRange(message, position, position + (int) length);
        position += (int) length;
        return bytes;
    }

    private long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            demand(1);
            byte b = message[position++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw broken();
    }

    private void skip(int kind) {
        switch (kind) {
            case NUMBER -> number();
            case EIGHT_BYTES -> move(8);
            case BYTES -> bytes();
            case FOUR_BYTES -> move(4);
            default -> throw broken();
        }
    }

    private void move(int length) {
        demand(length);
        position += length;
    }

    private void demand(long length) {
        if (length < 0 || length > message.length - position) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return ProblemException.stack(Problem.error("what BuildKit tells of the build cannot be read"));
    }
}
