package orchsh.engine.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import orchsh.engine.port.EngineObserver.LogReader;

/**
 * Makes lines of the pieces in which a log arrives. Output and errors come interleaved, a line may be spread over many
 * pieces, and each piece has the moment in front when moments were asked for, also one that begins within a line.
 */
final class LogLines {
    /** Longer lines are handed over in parts; somebody writes a log without line ends now and then. */
    static final int LONGEST_LINE = 1024 * 1024;

    private static final int LONGEST_MOMENT = 64;

    private final LogReader reader;
    private final boolean stamped;
    private final Half output;
    private final Half errors;

    LogLines(LogReader reader, boolean stamped) {
        this.reader = reader;
        this.stamped = stamped;
        this.output = new Half(false);
        this.errors = new Half(true);
    }

    /** A new piece begins, written to that stream. */
    void piece(boolean isError) {
        half(isError).momentDue = stamped;
    }

    void bytes(byte[] bytes, int offset, int length, boolean isError) {
        half(isError).add(bytes, offset, length);
    }

    /** Hands over lines that have no end. */
    void end() {
        output.end();
        errors.end();
    }

    private Half half(boolean isError) {
        return isError ? errors : output;
    }

    /** One of the two streams. */
    private final class Half {
        private final boolean isError;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final StringBuilder incoming = new StringBuilder();
        private String moment = "";
        private boolean momentDue = stamped;

        Half(boolean isError) {
            this.isError = isError;
        }

        void add(byte[] bytes, int offset, int length) {
            int start = offset;
            int end = offset + length;
            while (start < end) {
                if (momentDue) {
                    start = readMoment(bytes, start, end);
                    continue;
                }
                int stop = start;
                while (stop < end && bytes[stop] != '\n') {
                    stop++;
                }
                line.write(bytes, start, stop - start);
                if (stop < end) {
                    emit();
                    stop++;
                } else if (line.size() >= LONGEST_LINE) {
                    emit();
                    momentDue = false;
                }
                start = stop;
            }
        }

        /** Reads up to the blank after the moment, which may come in a later piece. */
        private int readMoment(byte[] bytes, int from, int end) {
            for (int i = from; i < end; i++) {
                if (bytes[i] == ' ') {
                    accept();
                    return i + 1;
                }
                if (bytes[i] == '\n' || incoming.length() == LONGEST_MOMENT) {
                    refuse();
                    return i;
                }
                incoming.append((char) (bytes[i] & 0xFF));
            }
            return end;
        }

        private void accept() {
            if (line.size() == 0) {
                moment = incoming.toString();
            }
            incoming.setLength(0);
            momentDue = false;
        }

        /** It was no moment, so it is text. */
        private void refuse() {
            line.writeBytes(incoming.toString().getBytes(StandardCharsets.ISO_8859_1));
            incoming.setLength(0);
            momentDue = false;
        }

        private void emit() {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            momentDue = stamped;
            reader.line(moment, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, isError);
        }

        void end() {
            refuse();
            if (line.size() > 0) {
                emit();
            }
        }
    }
}
