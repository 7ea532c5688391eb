package orchsh.engine.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Takes apart the frames in which engines send output and errors over one connection. */
public final class FrameReader {
    private static final int HEADER = 8;
    private static final int ERRORS = 2;
    private static final int SYSTEM_ERRORS = 3;

    private final InputStream in;
    private final byte[] header = new byte[HEADER];
    private long left;

    public FrameReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next frame, past what is left of this one; false at the end. */
    public boolean next() {
        try {
            in.skipNBytes(left);
            left = 0;
            int count = in.readNBytes(header, 0, HEADER);
            if (count == 0) {
                return false;
            }
            if (count < HEADER) {
                throw garbled();
            }
        } catch (EOFException e) {
            throw garbled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean known = header[0] >= 0 && header[0] <= SYSTEM_ERRORS;
        if (!known || header[1] != 0 || header[2] != 0 || header[3] != 0) {
            throw garbled();
        }
        left = (header[4] & 0xFFL) << 24 | (header[5] & 0xFFL) << 16 | (header[6] & 0xFFL) << 8 | (header[7] & 0xFFL);
        return true;
    }

    /** Whether this frame was written to standard error, or by the engine about a failure of its own. */
    public boolean isError() {
        return header[0] == ERRORS || header[0] == SYSTEM_ERRORS;
    }

    /** Bytes of this frame; -1 at its end. */
    public int read(byte[] bytes, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        try {
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw garbled();
            }
            left -= count;
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException garbled() {
        return ProblemException.stack(Problem.error("the container engine sent output that is garbled or cut off"));
    }
}
