package orchsh.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What an engine sends: lines first, then bytes. */
final class WireInput extends InputStream {
    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    WireInput(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or a failure when it is longer than allowed or the stream ends before. */
    String line(int longest) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            for (int i = position; i < limit; i++) {
                if (buffer[i] == '\n') {
                    append(line, i);
                    position = i + 1;
                    int last = line.length() - 1;
                    if (last >= 0 && line.charAt(last) == '\r') {
                        line.setLength(last);
                    }
                    return line.toString();
                }
            }
            append(line, limit);
            if (line.length() > longest) {
                throw new NotHttpException("a line of more than " + longest + " characters");
            }
            if (!fill()) {
                throw new CutOffException();
            }
        }
    }

    private void append(StringBuilder line, int end) {
        if (end > position) {
            line.append(new String(buffer, position, end - position, StandardCharsets.ISO_8859_1));
        }
        position = end;
    }

    /** Whether these bytes have come already and are next; never waits. */
    boolean holds(byte[] expected) {
        if (limit - position < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (buffer[position + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing has come that is not read yet; never waits. */
    boolean isDrained() {
        return position == limit;
    }

    @Override
    public int read() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == limit) {
            if (length >= buffer.length) {
                return in.read(bytes, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = 0;
        limit = Math.max(in.read(buffer, 0, buffer.length), 0);
        return limit > 0;
    }
}
