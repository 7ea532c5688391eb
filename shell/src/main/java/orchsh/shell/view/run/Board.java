package orchsh.shell.view.run;

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
import orchsh.shell.journal.UsualTimes;
import orchsh.shell.view.prose.ProblemView;
import orchsh.shell.view.run.BoardRow.State;
import orchsh.shell.view.run.RowLayout.Piece;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Elapsed;
import orchsh.shell.view.text.Glyph;
import orchsh.shell.view.text.Tone;

/**
 * What a live view shows, as a value of the events so far and the time: lines that stay, and lines that change. It
 * draws nothing itself.
 */
final class Board {
    private static final Duration TURN = Duration.ofMillis(100);

    private final Appearance appearance;
    private final Knowledge knowledge;
    private final Map<String, BoardRow> rows = new LinkedHashMap<>();
    private final Map<Integer, BoardRow> rowOfStep = new HashMap<>();
    private final List<String> lasting = new ArrayList<>();
    private UsualTimes usual = UsualTimes.UNKNOWN;
    private Plan plan = Plan.NOTHING;
    private Reporting reporting = Reporting.EVERYTHING;
    private Optional<Instant> begin = Optional.empty();

    Board(Appearance appearance, Knowledge knowledge) {
        this.appearance = appearance;
        this.knowledge = knowledge;
    }

    void apply(EngineEvent event, Instant now) {
        if (event instanceof RunStarted started) {
            begin(started.plan(), now);
        } else if (event instanceof StepStarted started) {
            row(started.step()).begin(started.step(), now);
        } else if (event instanceof StepProgressed progressed) {
            row(progressed.step()).progress(progressed);
        } else if (event instanceof NotReadyYet notYet) {
            row(notYet.step()).say(notYet.answer());
        } else if (event instanceof StepDone done) {
            done(row(done.step()), done.step(), now);
        } else if (event instanceof StepFailed failed) {
            failed(row(failed.step()), failed, now);
        } else if (event instanceof Disturbed disturbed) {
            lasting.addAll(new ProblemView(appearance).lines(List.of(disturbed.problem())));
        } else if (event instanceof Noted noted) {
            lasting.add(noted.step().map(step -> row(step).name() + ": ").orElse("") + noted.text());
        } else if (event instanceof RunFinished finished) {
            rows.values().forEach(BoardRow::leave);
            lasting.addAll(RunEnding.lines(finished, plan, appearance));
        }
    }

    private void begin(Plan plan, Instant now) {
        begin = Optional.of(now);
        this.plan = plan;
        reporting = Reporting.of(plan);
        usual = reporting == Reporting.EVERYTHING ? knowledge.usualTimes().get() : UsualTimes.UNKNOWN;
        plan.steps().forEach(planned -> row(planned).expect(planned));
    }

    private BoardRow row(PlannedStep step) {
        return rowOfStep.computeIfAbsent(
                step.id(), id -> rows.computeIfAbsent(StepWords.of(step.step()).subject(), BoardRow::new));
    }

    private void done(BoardRow row, PlannedStep step, Instant now) {
        row.done(step);
        if (row.state() == State.DONE && reporting == Reporting.EVERYTHING) {
            lasting.add(last(
                    Tone.GOOD,
                    Glyph.DONE,
                    row,
                    now,
                    knowledge.words(step.step()).done()));
        }
    }

    private void failed(BoardRow row, StepFailed failed, Instant now) {
        row.fail(failed.step());
        String doing = knowledge.words(failed.step().step()).doing();
        lasting.add(last(Tone.BAD, Glyph.FAILED, row, now, "failed " + doing));
        lasting.addAll(new ProblemView(appearance).lines(failed.problems()));
    }

    private String last(Tone tone, Glyph mark, BoardRow row, Instant now, String text) {
        Piece words = new Piece(tone == Tone.BAD ? tone : Tone.PLAIN, text);
        return layout().line(tone, mark.on(appearance), row.name(), elapsed(row.since(), now), List.of(words));
    }

    /** The lines that stay, each handed out once. */
    List<String> takeLasting() {
        List<String> lines = List.copyOf(lasting);
        lasting.clear();
        return lines;
    }

    /** The lines as they are just now: who is at work, then who is to come, as many as fit, then the sum. */
    List<String> live(Instant now) {
        List<BoardRow> shown = new ArrayList<>();
        rows.values().stream().filter(this::isAtWork).forEach(shown::add);
        int working = shown.size();
        if (reporting == Reporting.EVERYTHING) {
            rows.values().stream().filter(this::isToCome).forEach(shown::add);
        }
        int room = Math.max(0, appearance.size().get().rows() - 2);
        RowLayout layout = layout();
        List<String> lines = new ArrayList<>();
        shown.stream().limit(room).forEach(row -> lines.add(live(layout, row, now)));
        begin.ifPresent(since -> lines.add(sum(layout, working, Duration.between(since, now))));
        return lines;
    }

    private String live(RowLayout layout, BoardRow row, Instant now) {
        if (isToCome(row)) {
            Set<String> reasons = blockers(row);
            String text = reasons.isEmpty() ? "to come" : "after " + String.join(", ", reasons);
            Piece words = new Piece(Tone.FAINT, text);
            return layout.line(Tone.FAINT, Glyph.TO_COME.on(appearance), row.name(), "", List.of(words));
        }
        long turn = now.toEpochMilli() / TURN.toMillis();
        List<Piece> pieces = row.current()
                .map(step -> new WorkInProgress(step, row, knowledge, usual).pieces(layout, now))
                .orElse(List.of());
        return layout.line(
                Tone.BUSY, Glyph.wheel(appearance, turn), row.name(), elapsed(row.currentSince(), now), pieces);
    }

    private static String elapsed(Optional<Instant> since, Instant now) {
        return since.map(begin -> Elapsed.words(Duration.between(begin, now))).orElse("");
    }

    private String sum(RowLayout layout, int working, Duration elapsed) {
        long done =
                rows.values().stream().filter(row -> row.state() == State.DONE).count();
        long failed = rows.values().stream()
                .filter(row -> row.state() == State.FAILED)
                .count();
        long toCome = rows.values().stream().filter(this::isToCome).count();
        String count = done + " of " + rows.size() + (reporting == Reporting.EVERYTHING ? " done" : " ready");
        List<String> parts = new ArrayList<>(List.of(count));
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        if (working > 0) {
            parts.add(working + " at work");
        }
        if (toCome > 0) {
            parts.add(toCome + " to come");
        }
        String time = Elapsed.words(elapsed);
        String shortest = done + "/" + rows.size();
        return layout.fitting(
                Tone.FAINT,
                List.of(String.join(", ", parts) + "  " + time, count + "  " + time, shortest + " " + time, shortest));
    }

    private boolean isAtWork(BoardRow row) {
        return row.state() == State.WORKING && !isHeldUp(row);
    }

    private boolean isToCome(BoardRow row) {
        return row.state() == State.TO_COME || isHeldUp(row);
    }

    /** A container may be made long before what it needs is ready and lets it start. */
    private boolean isHeldUp(BoardRow row) {
        return row.state() == State.WORKING
                && row.current().isEmpty()
                && !blockers(row).isEmpty();
    }

    /** The other lines that must come further before this one goes on. */
    private Set<String> blockers(BoardRow row) {
        Set<String> names = new LinkedHashSet<>();
        for (PlannedStep planned : row.open()) {
            for (int before : planned.after()) {
                BoardRow other = rowOfStep.get(before);
                if (other != null && other != row && other.isOpen(before)) {
                    names.add(other.name());
                }
            }
        }
        return names;
    }

    private RowLayout layout() {
        int widest = rows.keySet().stream().mapToInt(Cells::width).max().orElse(0);
        return RowLayout.of(appearance, widest);
    }
}
