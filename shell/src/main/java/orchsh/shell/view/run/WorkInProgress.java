package orchsh.shell.view.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.event.EngineEvent.StepProgressed;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.shell.journal.UsualTimes;
import orchsh.shell.view.run.RowLayout.Fit;
import orchsh.shell.view.run.RowLayout.Piece;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Elapsed;
import orchsh.shell.view.text.Tone;

/** What is said of a step that is at work: how much of it is done, what it is, what it says, how long it usually takes. */
record WorkInProgress(PlannedStep step, BoardRow row, Knowledge knowledge, UsualTimes usual) {
    /** What is over before anybody has read how long it takes need not be told. */
    private static final Duration WORTH_TELLING = Duration.ofMillis(500);

    private static final int MUCH_LONGER = 2;
    private static final int PERCENT = 5;

    List<Piece> pieces(RowLayout layout, Instant now) {
        List<Piece> pieces = new ArrayList<>();
        row.counted().ifPresent(counted -> pieces.add(new Piece(Tone.PLAIN, progress(layout, counted))));
        pieces.add(new Piece(Tone.PLAIN, knowledge.doing(step)));
        usual.of(step.step())
                .filter(time -> time.compareTo(WORTH_TELLING) >= 0)
                .ifPresent(time -> pieces.add(usually(time, now)));
        pieces.add(new Piece(Tone.FAINT, detail()));
        return pieces;
    }

    /** The step of a build that is told is the one it is at; of an image it is what has come. */
    private String progress(RowLayout layout, StepProgressed counted) {
        long total = counted.total();
        long done = Math.max(0, Math.min(total, counted.done()));
        if (counted.step().step() instanceof Step.BuildImage) {
            return layout.progress(Math.max(0, done - 1), total, done + "/" + total);
        }
        return layout.progress(done, total, Cells.rightAligned(Math.round(100.0 * done / total) + " %", PERCENT));
    }

    private Piece usually(Duration time, Instant now) {
        Optional<Duration> elapsed = row.currentSince().map(since -> Duration.between(since, now));
        boolean isLate = elapsed.filter(so -> so.compareTo(time.multipliedBy(MUCH_LONGER)) > 0)
                .isPresent();
        return new Piece(isLate ? Tone.WARN : Tone.FAINT, "(usually " + Elapsed.words(time) + ")", Fit.LEFT_OUT);
    }

    /** Without the image's name, which has been said. */
    private String detail() {
        String image = step.step() instanceof Step.PullImage pull
                ? pull.image().toString()
                : step.step() instanceof Step.PushImage push ? push.image().toString() : "";
        return row.detail().startsWith(image + " ") ? row.detail().substring(image.length() + 1) : row.detail();
    }
}
