package orchsh.shell.journal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import orchsh.engine.json.JsonReader;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.problem.ProblemException;

/** How a run is written down: one object of JSON, which `timeline --json` prints as well. */
public final class RunFormat {
    /** What reads and writes the same; another one is another format. */
    private static final int VERSION = 1;

    private RunFormat() {}

    static byte[] write(RunRecord run) {
        JsonWriter json = new JsonWriter().beginObject().name("version").value(VERSION);
        writeFields(json, run);
        return json.endObject().toBytes();
    }

    /** Writes the fields of a run into an object that was begun. */
    public static void writeFields(JsonWriter json, RunRecord run) {
        json.name("stack")
                .value(run.stack())
                .name("engine")
                .value(run.engine())
                .name("command")
                .value(run.command())
                .name("begin")
                .value(run.begin().toString())
                .name("took_ms")
                .value(run.took().toMillis())
                .name("outcome")
                .value(word(run.ending()))
                .name("steps")
                .beginArray();
        run.steps().forEach(step -> write(json, step));
        json.endArray();
    }

    private static void write(JsonWriter json, StepRecord step) {
        json.beginObject()
                .name("step")
                .value(step.id())
                .name("kind")
                .value(step.label().kind())
                .name("subject")
                .value(step.label().subject())
                .name("text")
                .value(step.text())
                .name("after")
                .beginArray();
        step.after().forEach(json::value);
        json.endArray()
                .name("outcome")
                .value(word(step.outcome()))
                .name("begin_ms")
                .value(step.begin().toMillis())
                .name("end_ms")
                .value(step.end().toMillis());
        if (!step.reason().isEmpty()) {
            json.name("reason").value(step.reason());
        }
        json.endObject();
    }

    /** How an outcome is written. */
    public static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** The run, if the bytes are one as this version writes it. */
    static Optional<RunRecord> read(byte[] bytes) {
        try {
            JsonReader json = new JsonReader(bytes, "the record of a run");
            Draft draft = new Draft();
            json.enterObject();
            while (json.more()) {
                draft.readField(json);
            }
            json.end();
            return draft.version == VERSION ? Optional.of(draft.run()) : Optional.empty();
        } catch (ProblemException | IllegalArgumentException | DateTimeException e) {
            // cut short or changed by somebody: as good as lost
            return Optional.empty();
        }
    }

    static <E extends Enum<E>> E outcome(Class<E> kind, String word) {
        return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT));
    }

    /** A run as far as it has been read. */
    private static final class Draft {
        private long version;
        private String stack = "";
        private String engine = "";
        private String command = "";
        private String begin = "";
        private long took;
        private String outcome = "";
        private final List<StepRecord> steps = new ArrayList<>();

        void readField(JsonReader json) {
            switch (json.name()) {
                case "version" -> version = json.integer();
                case "stack" -> stack = json.string();
                case "engine" -> engine = json.string();
                case "command" -> command = json.string();
                case "begin" -> begin = json.string();
                case "took_ms" -> took = json.integer();
                case "outcome" -> outcome = json.string();
                case "steps" -> {
                    json.enterArray();
                    while (json.more()) {
                        steps.add(step(json));
                    }
                }
                default -> json.skip();
            }
        }

        private static StepRecord step(JsonReader json) {
            long id = 0;
            String kind = "";
            String subject = "";
            String text = "";
            TreeSet<Integer> after = new TreeSet<>();
            String ended = "";
            long from = 0;
            long to = 0;
            String reason = "";
            json.enterObject();
            while (json.more()) {
                switch (json.name()) {
                    case "step" -> id = json.integer();
                    case "kind" -> kind = json.string();
                    case "subject" -> subject = json.string();
                    case "text" -> text = json.string();
                    case "after" -> {
                        json.enterArray();
                        while (json.more()) {
                            after.add((int) json.integer());
                        }
                    }
                    case "outcome" -> ended = json.string();
                    case "begin_ms" -> from = json.integer();
                    case "end_ms" -> to = json.integer();
                    case "reason" -> reason = json.string();
                    default -> json.skip();
                }
            }
            return new StepRecord(
                    (int) id,
                    new StepLabel(kind, subject),
                    text,
                    after,
                    outcome(StepRecord.Outcome.class, ended),
                    Duration.ofMillis(from),
                    Duration.ofMillis(to),
                    reason);
        }

        RunRecord run() {
            return new RunRecord(
                    stack,
                    engine,
                    command,
                    Instant.parse(begin),
                    Duration.ofMillis(took),
                    outcome(RunRecord.Ending.class, outcome),
                    steps);
        }
    }
}
