package orchsh.engine.docker;

import java.io.InputStream;
import java.util.Base64;
import orchsh.engine.json.JsonReader;
import orchsh.engine.problem.Words;
import orchsh.engine.wire.RefusedException;

/** Reads the reports that an engine sends one after the other while it pulls, pushes or builds. */
final class JsonLines {
    private static final int FAILED = 500;
    private static final String TRACE = "moby.buildkit.trace";

    private JsonLines() {}

    /**
     * One report; empty texts for what it does not say.
     *
     * @param stream what a builder printed
     * @param status what is being done
     * @param id what it is done to
     * @param current how much of it is done
     * @param total how much there is to do
     */
    record Report(String stream, String status, String id, long current, long total) {}

    /** Receives reports as they come. */
    interface Reader {
        void report(Report report);

        /** What BuildKit tells in its own form. */
        default void trace(byte[] message) {}

        /** The image that was made. */
        default void image(String id) {}

        /** The content that was sent. */
        default void digest(String digest) {}
    }

    /** Returns at the end of the stream; throws the failure that was reported. */
    static void read(InputStream stream, Reader reader) {
        JsonReader json = new JsonReader(stream, "what the container engine answered");
        while (json.another()) {
            Line line = new Line(json);
            if (line.failed) {
                String reason = line.failure.isBlank() ? "it gives no reason" : Words.sentence(line.failure);
                throw new RefusedException(FAILED, reason);
            }
            if (line.id.equals(TRACE)) {
                reader.trace(Base64.getDecoder().decode(line.aux));
            } else if (!line.image.isEmpty()) {
                reader.image(line.image);
            } else if (!line.digest.isEmpty()) {
                reader.digest(line.digest);
            } else {
                reader.report(new Report(line.stream, line.status, line.id, line.current, line.total));
            }
        }
    }

    /** What a line says, field by field. */
    private static final class Line {
        private final JsonReader json;
        private String stream = "";
        private String status = "";
        private String id = "";
        private String aux = "";
        private String image = "";
        private String digest = "";
        private String failure = "";
        private boolean failed;
        private long current;
        private long total;

        Line(JsonReader json) {
            this.json = json;
            json.enterObject();
            while (json.more()) {
                switch (json.name()) {
                    case "stream" -> stream = json.string();
                    case "status" -> status = json.string();
                    case "id" -> id = json.string();
                    case "progressDetail" -> readProgress();
                    case "aux" -> readAux();
                    case "error" -> readError();
                    case "errorDetail" -> readErrorDetail();
                    default -> json.skip();
                }
            }
        }

        private void readProgress() {
            if (!json.isObject()) {
                json.skip();
                return;
            }
            json.enterObject();
            while (json.more()) {
                switch (json.name()) {
                    case "current" -> current = json.integer();
                    case "total" -> total = json.integer();
                    default -> json.skip();
                }
            }
        }

        /** A text of BuildKit's, or an object of the engine's own. */
        private void readAux() {
            if (!json.isObject()) {
                aux = json.string();
                return;
            }
            json.enterObject();
            while (json.more()) {
                switch (json.name()) {
                    case "ID" -> image = json.string();
                    case "Digest" -> digest = json.string();
                    default -> json.skip();
                }
            }
        }

        /** Podman knows only this field, which Docker calls outdated. */
        private void readError() {
            String message = json.string();
            failed = failed || !message.isBlank();
            failure = failure.isBlank() ? message : failure;
        }

        private void readErrorDetail() {
            failed |= json.isObject();
            if (!json.enterObject()) {
                return;
            }
            while (json.more()) {
                if (json.name().equals("message")) {
                    failure = json.string();
                } else {
                    json.skip();
                }
            }
        }
    }
}
