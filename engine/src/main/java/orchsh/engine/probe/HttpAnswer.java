package orchsh.engine.probe;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP answer being read, as far as a wait needs it, and no further than a sane answer goes. */
final class HttpAnswer {
    private static final int MOST_OF_HEAD = 64 * 1024;
    private static final int MOST_OF_BODY = 1 << 20;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9]{2})( .*)?");

    private final InputStream in;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int headLeft = MOST_OF_HEAD;
    private int status;

    private HttpAnswer(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the head.
     *
     * @throws ProtocolException when it is none
     * @throws EOFException when the other side hangs up before its end
     */
    static HttpAnswer read(InputStream bytes) throws IOException {
        HttpAnswer answer = new HttpAnswer(new BufferedInputStream(bytes));
        do {
            answer.readHead();
        } while (answer.isInterim());
        return answer;
    }

    int status() {
        return status;
    }

    /** What was announced; what follows the most that is read counts as not there. */
    String body() throws IOException {
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return "";
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String length = headers.getOrDefault("Content-Length", "");
        if (headers.getOrDefault("Transfer-Encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            readChunks(body);
        } else if (length.isEmpty()) {
            body.writeBytes(in.readNBytes(MOST_OF_BODY));
        } else {
            copy(number(length, 10), body);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** For example {@code 103 Early Hints}, after which the answer itself comes. */
    private boolean isInterim() {
        return status < OK && status != SWITCHING_PROTOCOLS;
    }

    private void readHead() throws IOException {
        headers.clear();
        Matcher first = STATUS_LINE.matcher(line());
        if (!first.matches()) {
            throw new ProtocolException("no status line");
        }
        status = Integer.parseInt(first.group(1));
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("no header: " + line);
            }
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    private void readChunks(ByteArrayOutputStream body) throws IOException {
        while (body.size() < MOST_OF_BODY) {
            headLeft = MOST_OF_HEAD;
            String size = line();
            int end = size.indexOf(';');
            long count = number((end < 0 ? size : size.substring(0, end)).strip(), 16);
            if (count == 0) {
                return;
            }
            copy(count, body);
            if (body.size() < MOST_OF_BODY && !line().isEmpty()) {
                throw new ProtocolException("a chunk is longer than it says");
            }
        }
    }

    private void copy(long count, ByteArrayOutputStream body) throws IOException {
        int wanted = (int) Math.min(count, MOST_OF_BODY - body.size());
        byte[] bytes = in.readNBytes(wanted);
        body.writeBytes(bytes);
        if (bytes.length < wanted) {
            throw new EOFException();
        }
    }

    private static long number(String digits, int radix) throws ProtocolException {
        try {
            long number = Long.parseLong(digits, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ProtocolException("no number: " + digits);
        }
        throw new ProtocolException("no length: " + digits);
    }

    /** Some servers end their lines with the line feed alone. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            headLeft--;
            if (headLeft < 0) {
                throw new ProtocolException("no end of the head");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
