package orchsh.shell.view.run;

import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Bar;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Glyph;
import orchsh.shell.view.text.Line;
import orchsh.shell.view.text.Tone;

/**
 * The columns of lines that begin with a mark and a name. What fits no more is left out, the name last.
 *
 * @param columns how wide a line may be
 * @param widestName how wide the widest name is
 */
record RowLayout(Appearance appearance, int columns, int widestName) {
    private static final int WIDEST_NAME = 32;
    private static final int ELAPSED = 6;
    private static final int MARK = 2;
    private static final int FEWEST_FOR_TIMES = 16;
    private static final int FEWEST_FOR_WORDS = 30;
    private static final int FEWEST_FOR_GAPS = 50;
    private static final int FEWEST_FOR_BARS = 60;
    private static final int BAR = 10;

    /** One column stays free: a full line would make some terminals begin the next one. */
    static RowLayout of(Appearance appearance, int widestName) {
        return new RowLayout(appearance, Math.max(1, appearance.size().get().columns() - 1), widestName);
    }

    /**
     * A piece of a line.
     *
     * @param text nothing is added when it is empty
     */
    record Piece(Tone tone, String text, Fit fit) {
        Piece(Tone tone, String text) {
            this(tone, text, Fit.CUT);
        }
    }

    /** What becomes of a piece that does not fit. */
    enum Fit {
        CUT,
        LEFT_OUT
    }

    String line(Tone tone, String mark, String name, String elapsed, List<Piece> pieces) {
        String gap = columns < FEWEST_FOR_GAPS ? " " : "  ";
        Line line = new Line(appearance, columns)
                .add(tone, mark)
                .add(" ")
                .add(Tone.STRONG, Cells.padded(Cells.cut(name, nameWidth(), ellipsis()), nameWidth()));
        if (columns >= FEWEST_FOR_TIMES) {
            line.add(gap).add(Tone.FAINT, Cells.rightAligned(elapsed, ELAPSED));
        }
        if (columns >= FEWEST_FOR_WORDS) {
            for (Piece piece : pieces) {
                String text = Cells.clean(piece.text());
                boolean isShown = piece.fit() == Fit.CUT || line.hasRoomFor(gap + text);
                if (!text.isBlank() && isShown) {
                    line.add(gap).add(piece.tone(), text);
                }
            }
        }
        return line.toString();
    }

    /** How much is done: a bar where there is room for one. */
    String progress(long done, long total, String words) {
        return columns < FEWEST_FOR_BARS ? words : Bar.of(done, total, BAR, appearance) + " " + words;
    }

    /** The first of several wordings that fits, else as much as fits of the last. */
    String fitting(Tone tone, List<String> wordings) {
        String chosen = wordings.stream()
                .filter(wording -> Cells.width(wording) <= columns)
                .findFirst()
                .orElse(wordings.get(wordings.size() - 1));
        return new Line(appearance, columns).add(tone, chosen).toString();
    }

    private int nameWidth() {
        int room = columns < FEWEST_FOR_TIMES
                ? columns - MARK
                : columns < FEWEST_FOR_WORDS ? columns - MARK - 1 - ELAPSED : Math.min(WIDEST_NAME, columns / 3);
        return Math.max(1, Math.min(widestName, room));
    }

    private String ellipsis() {
        return Glyph.ELLIPSIS.on(appearance);
    }
}
