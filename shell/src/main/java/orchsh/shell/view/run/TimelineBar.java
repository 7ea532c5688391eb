package orchsh.shell.view.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.journal.Phase;
import orchsh.shell.journal.StepRecord;
import orchsh.shell.journal.StepRecord.Outcome;
import orchsh.shell.journal.Timeline.Lane;
import orchsh.shell.view.text.Elapsed;
import orchsh.shell.view.text.Glyph;
import orchsh.shell.view.text.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Draws steps against the time of a run, a sign for each stretch of it.
 *
 * @param length how long the run was
 */
record TimelineBar(Duration length, Appearance appearance) {

    /** A stretch of one colour. */
    record Piece(Tone tone, String text) {}

    /** Neighbours that look alike are one piece. */
    List<Piece> draw(Lane lane, int width) {
        @Nullable StepRecord[] cells = cells(lane, width);
        List<Piece> pieces = new ArrayList<>();
        for (StepRecord step : cells) {
            Piece piece = step == null ? new Piece(Tone.PLAIN, " ") : new Piece(tone(step), sign(Phase.of(step)));
            int last = pieces.size() - 1;
            if (last >= 0 && pieces.get(last).tone() == piece.tone()) {
                pieces.set(last, new Piece(piece.tone(), pieces.get(last).text() + piece.text()));
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** In each cell what filled most of it; a lane too short for that has one cell all the same. */
    private @Nullable StepRecord[] cells(Lane lane, int width) {
        @Nullable StepRecord[] cells = new @Nullable StepRecord[width];
        double[] most = new double[width];
        double perCell = (double) length.toMillis() / width;
        for (StepRecord step : lane.steps()) {
            double from = step.begin().toMillis() / perCell;
            double to = step.end().toMillis() / perCell;
            for (int cell = (int) from; cell < width && cell < to; cell++) {
                double share = Math.min(to, cell + 1) - Math.max(from, cell);
                if (share > most[cell]) {
                    most[cell] = share;
                    cells[cell] = step;
                }
            }
        }
        if (Arrays.stream(cells).allMatch(cell -> cell == null)) {
            StepRecord first = lane.steps().get(0);
            cells[Math.min(width - 1, (int) (first.begin().toMillis() / perCell))] = first;
        }
        return cells;
    }

    private static Tone tone(StepRecord step) {
        if (step.outcome() == Outcome.FAILED) {
            return Tone.BAD;
        }
        return switch (Phase.of(step)) {
            case IMAGE -> Tone.BUSY;
            case WORK -> Tone.GOOD;
            case WAIT -> Tone.WARN;
        };
    }

    private String sign(Phase phase) {
        return switch (phase) {
            case IMAGE -> Glyph.IMAGE_TIME.on(appearance);
            case WORK -> Glyph.WORK_TIME.on(appearance);
            case WAIT -> Glyph.WAIT_TIME.on(appearance);
        };
    }

    /** The times at the begin, in the middle and at the end, as far as there is room. */
    String axis(int width) {
        String begin = "0 s";
        String middle = Elapsed.words(length.dividedBy(2));
        String end = Elapsed.words(length);
        int toMiddle = width / 2 - begin.length();
        int toEnd = width - width / 2 - middle.length() - end.length();
        boolean fits = toMiddle > 1 && toEnd > 1;
        return fits
                ? begin + " ".repeat(toMiddle) + middle + " ".repeat(toEnd) + end
                : begin + " ".repeat(Math.max(1, width - begin.length() - end.length())) + end;
    }

    /** What the signs mean, one by one. */
    List<String> legend() {
        List<String> words = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            words.add(sign(phase) + " " + phase.words());
        }
        words.add(Glyph.ON_PATH.on(appearance) + " on the longest chain");
        return words;
    }
}
