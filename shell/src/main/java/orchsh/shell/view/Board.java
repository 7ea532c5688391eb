package orchsh.shell.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.NotReadyYet;
import orchsh.engine.event.EngineEvent.Noted;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunStarted;
import orchsh.engine.event.EngineEvent.StepDone;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EngineEvent.StepProgressed;
import orchsh.engine.event.EngineEvent.StepStarted;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.shell.invocation.Appearance;
import org.jspecify.annotations.Nullable;

/**
 * What a live view shows, as a value of the events so far and the time: lines that stay, and lines that change. It
 * draws nothing itself.
 */
final class Board {
    private static final int WIDEST_NAME = 32;
    private static final int ELAPSED_WIDTH = 6;
    private static final Duration TURN = Duration.ofMillis(100);

    private final Appearance appearance;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<Integer, Row> rowOfStep = new HashMap<>();
    private final List<String> lasting = new ArrayList<>();
    private Plan plan = Plan.NOTHING;
    private Reporting reporting = Reporting.EVERYTHING;
    private Optional<Instant> begin = Optional.empty();

    Board(Appearance appearance) {
        this.appearance = appearance;
    }

    void apply(EngineEvent event, Instant now) {
        if (event instanceof RunStarted started) {
            begin(started.plan(), now);
        } else if (event instanceof StepStarted started) {
            row(started.step()).begin(started.step(), now);
        } else if (event instanceof StepProgressed progressed) {
            row(progressed.step()).detail = detail(progressed);
        } else if (event instanceof NotReadyYet notYet) {
            row(notYet.step()).detail = notYet.answer();
        } else if (event instanceof StepDone done) {
            done(row(done.step()), done.step(), now);
        } else if (event instanceof StepFailed failed) {
            failed(row(failed.step()), failed, now);
        } else if (event instanceof Disturbed disturbed) {
            lasting.addAll(new ProblemView(appearance).lines(List.of(disturbed.problem())));
        } else if (event instanceof Noted noted) {
            lasting.add(noted.step().map(step -> row(step).name + ": ").orElse("") + noted.text());
        } else if (event instanceof RunFinished finished) {
            rows.values().forEach(row -> row.state = row.state == State.WORKING ? State.LEFT_OPEN : row.state);
            lasting.addAll(RunEnding.lines(finished, plan, appearance));
        }
    }

    private void begin(Plan plan, Instant now) {
        begin = Optional.of(now);
        this.plan = plan;
        reporting = Reporting.of(plan);
        for (PlannedStep planned : plan.steps()) {
            Row row = rows.computeIfAbsent(StepWords.of(planned.step()).subject(), Row::new);
            row.open.put(planned.id(), planned);
            rowOfStep.put(planned.id(), row);
        }
    }

    private Row row(PlannedStep step) {
        return rowOfStep.computeIfAbsent(
                step.id(), id -> rows.computeIfAbsent(StepWords.of(step.step()).subject(), Row::new));
    }

    private static String detail(StepProgressed progressed) {
        if (progressed.total() <= 0) {
            return progressed.text();
        }
        long percent = Math.min(100, Math.round(100.0 * progressed.done() / progressed.total()));
        return (progressed.text() + " " + percent + " %").strip();
    }

    private void done(Row row, PlannedStep step, Instant now) {
        row.open.remove(step.id());
        row.end(step);
        if (row.open.isEmpty() && row.state != State.FAILED) {
            row.state = State.DONE;
            if (reporting == Reporting.EVERYTHING) {
                lasting.add(line(
                        Tone.GOOD,
                        Glyph.DONE.on(appearance),
                        row,
                        now,
                        StepWords.of(step.step()).done(),
                        ""));
            }
        }
    }

    private void failed(Row row, StepFailed failed, Instant now) {
        row.state = State.FAILED;
        row.end(failed.step());
        lasting.add(line(
                Tone.BAD,
                Glyph.FAILED.on(appearance),
                row,
                now,
                "failed " + StepWords.of(failed.step().step()).doing(),
                ""));
        lasting.addAll(new ProblemView(appearance).lines(failed.problems()));
    }

    /** The lines that stay, each handed out once. */
    List<String> takeLasting() {
        List<String> lines = List.copyOf(lasting);
        lasting.clear();
        return lines;
    }

    /** The lines as they are just now: who is at work, then who is to come, as many as fit, then the sum. */
    List<String> live(Instant now) {
        List<Row> shown = new ArrayList<>();
        rows.values().stream().filter(this::isAtWork).forEach(shown::add);
        int working = shown.size();
        if (reporting == Reporting.EVERYTHING) {
            rows.values().stream().filter(this::isToCome).forEach(shown::add);
        }
        int room = Math.max(0, appearance.size().get().rows() - 2);
        List<String> lines = new ArrayList<>();
        shown.stream().limit(room).forEach(row -> lines.add(live(row, now)));
        begin.ifPresent(since -> lines.add(sum(working, Duration.between(since, now))));
        return lines;
    }

    private String live(Row row, Instant now) {
        if (isToCome(row)) {
            String reason = blockers(row);
            return line(
                    Tone.FAINT,
                    Glyph.TO_COME.on(appearance),
                    row,
                    now,
                    reason.isEmpty() ? "to come" : "after " + reason,
                    "");
        }
        long turn = now.toEpochMilli() / TURN.toMillis();
        return line(Tone.BUSY, Glyph.wheel(appearance, turn), row, now, row.doing, row.detail);
    }

    private String line(Tone tone, String mark, Row row, Instant now, String text, String detail) {
        int columns = lineWidth();
        String elapsed = row.since == null ? "" : Elapsed.words(Duration.between(row.since, now));
        Line line = new Line(appearance, columns)
                .add(tone, mark)
                .add(" ")
                .add(Tone.STRONG, Cells.padded(Cells.cut(row.name, nameWidth(columns), ellipsis()), nameWidth(columns)))
                .add("  ")
                .add(Tone.FAINT, Cells.rightAligned(elapsed, ELAPSED_WIDTH))
                .add("  ")
                .add(tone == Tone.FAINT || tone == Tone.BAD ? tone : Tone.PLAIN, text);
        String clean = Cells.clean(detail);
        return (clean.isEmpty() ? line : line.add(Tone.FAINT, "  " + clean)).toString();
    }

    private String sum(int working, Duration elapsed) {
        long done =
                rows.values().stream().filter(row -> row.state == State.DONE).count();
        long failed =
                rows.values().stream().filter(row -> row.state == State.FAILED).count();
        long toCome = rows.values().stream().filter(this::isToCome).count();
        List<String> parts = new ArrayList<>();
        parts.add(done + " of " + rows.size() + (reporting == Reporting.EVERYTHING ? " done" : " ready"));
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        if (working > 0) {
            parts.add(working + " at work");
        }
        if (toCome > 0) {
            parts.add(toCome + " to come");
        }
        return new Line(appearance, lineWidth())
                .add(Tone.FAINT, String.join(", ", parts) + "  " + Elapsed.words(elapsed))
                .toString();
    }

    private boolean isAtWork(Row row) {
        return row.state == State.WORKING && !isHeldUp(row);
    }

    private boolean isToCome(Row row) {
        return row.state == State.TO_COME || isHeldUp(row);
    }

    /** A container may be made long before what it needs is ready and lets it start. */
    private boolean isHeldUp(Row row) {
        return row.state == State.WORKING
                && row.running.isEmpty()
                && !blockers(row).isEmpty();
    }

    /** The other lines that must come further before this one goes on. */
    private String blockers(Row row) {
        Set<String> names = new LinkedHashSet<>();
        for (PlannedStep planned : row.open.values()) {
            for (int before : planned.after()) {
                Row other = rowOfStep.get(before);
                if (other != null && other != row && other.open.containsKey(before)) {
                    names.add(other.name);
                }
            }
        }
        return String.join(", ", names);
    }

    /** One column stays free: a full line would make some terminals begin the next one. */
    private int lineWidth() {
        return Math.max(1, appearance.size().get().columns() - 1);
    }

    private int nameWidth(int columns) {
        int widest = rows.keySet().stream().mapToInt(Cells::width).max().orElse(0);
        return Math.min(widest, Math.max(1, Math.min(WIDEST_NAME, columns / 3)));
    }

    private String ellipsis() {
        return Glyph.ELLIPSIS.on(appearance);
    }

    private enum State {
        TO_COME,
        WORKING,
        DONE,
        FAILED,
        LEFT_OPEN
    }

    /** What is known of one service, or of a network or volume of the stack. */
    private static final class Row {
        private final String name;
        private final Map<Integer, PlannedStep> open = new LinkedHashMap<>();
        private final Map<Integer, PlannedStep> running = new LinkedHashMap<>();
        private State state = State.TO_COME;
        private String doing = "";
        private String detail = "";
        private @Nullable Instant since;

        Row(String name) {
            this.name = name;
        }

        void begin(PlannedStep step, Instant now) {
            running.put(step.id(), step);
            since = since == null ? now : since;
            state = state == State.TO_COME ? State.WORKING : state;
            doing = StepWords.of(step.step()).doing();
            detail = "";
        }

        void end(PlannedStep step) {
            running.remove(step.id());
            detail = "";
            running.values().stream()
                    .reduce((earlier, later) -> later)
                    .ifPresent(still -> doing = StepWords.of(still.step()).doing());
        }
    }
}
