package orchsh.engine.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Status and headers of an answer. */
final class HttpHead {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_LINES = 200;

    private final int minor;
    private final int status;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private HttpHead(int minor, int status) {
        this.minor = minor;
        this.status = status;
    }

    /** Reads the head of the final answer, passing over those that only say that work goes on. */
    static HttpHead read(WireInput input) throws IOException {
        HttpHead head = readOne(input);
        for (int i = 0; i < MOST_LINES && head.status >= 100 && head.status < 200 && head.status != 101; i++) {
            head = readOne(input);
        }
        return head;
    }

    private static HttpHead readOne(WireInput input) throws IOException {
        HttpHead head = status(input.line(LONGEST_LINE));
        String line = input.line(LONGEST_LINE);
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon < 1 || head.names.size() == MOST_LINES) {
                throw new NotHttpException("a header that is none");
            }
            head.names.add(line.substring(0, colon));
            head.values.add(line.substring(colon + 1).trim());
            line = input.line(LONGEST_LINE);
        }
        return head;
    }

    private static HttpHead status(String line) throws IOException {
        if (line.length() < 12 || !line.startsWith("HTTP/1.") || line.charAt(8) != ' ') {
            throw new NotHttpException("a first line that is none");
        }
        int status = 0;
        for (int i = 9; i < 12; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NotHttpException("a status that is no number");
            }
            status = status * 10 + digit;
        }
        return new HttpHead(line.charAt(7) - '0', status);
    }

    int status() {
        return status;
    }

    List<String> names() {
        return names;
    }

    List<String> values() {
        return values;
    }

    @Nullable String header(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    boolean isChunked() {
        String coding = header("Transfer-Encoding");
        return coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    /** How long the body is; -1 when the head does not say. */
    long contentLength() throws NotHttpException {
        String digits = header("Content-Length");
        if (digits == null) {
            return -1;
        }
        try {
            long length = Long.parseLong(digits);
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new NotHttpException("a length that is no number");
        }
        throw new NotHttpException("a length below zero");
    }

    boolean keepsAlive() {
        String word = header("Connection");
        return minor >= 1 ? !"close".equalsIgnoreCase(word) : "keep-alive".equalsIgnoreCase(word);
    }
}
