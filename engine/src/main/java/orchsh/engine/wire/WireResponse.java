package orchsh.engine.wire;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.json.JsonReader;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** An engine's answer; to be closed. What fails while it is read is thrown as a problem in words. */
public final class WireResponse implements AutoCloseable {
    private static final int LONGEST_REASON = 64 * 1024;

    private final HttpHead head;
    private final AnswerBody body;

    WireResponse(HttpHead head, AnswerBody body) {
        this.head = head;
        this.body = body;
    }

    public int status() {
        return head.status();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(head.header(name));
    }

    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 0; i < head.names().size(); i++) {
            headers.computeIfAbsent(head.names().get(i), name -> new ArrayList<>())
                    .add(head.values().get(i));
        }
        return headers;
    }

    public InputStream body() {
        return body;
    }

    /** The answer itself when it is not a refusal. */
    public WireResponse accepted() {
        if (status() < 400) {
            return this;
        }
        try (this) {
            throw new RefusedException(status(), reason());
        }
    }

    private String reason() {
        byte[] bytes = new byte[LONGEST_REASON];
        int length = 0;
        int count = body.read(bytes, 0, bytes.length);
        while (count > 0) {
            length += count;
            count = body.read(bytes, length, bytes.length - length);
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        String message = text.isBlank() ? "status " + status() : text;
        if (text.startsWith("{")) {
            try {
                message = message(new JsonReader(text.getBytes(StandardCharsets.UTF_8), "a refusal"), text);
            } catch (ProblemException e) {
                message = text; // then it is shown as it is
            }
        }
        return Words.sentence(message);
    }

    private static String message(JsonReader json, String otherwise) {
        String message = "";
        json.enterObject();
        while (json.more()) {
            if (json.name().equals("message")) {
                message = json.string();
            } else {
                json.skip();
            }
        }
        return message.isBlank() ? otherwise : message;
    }

    /** Reads some of the body; -1 at its end. */
    public int read(byte[] bytes) {
        return body.read(bytes, 0, bytes.length);
    }

    /** Reads what is left, so that the connection can be used again. */
    public void drain() {
        body.drain();
    }

    @Override
    public void close() {
        body.close();
    }
}
