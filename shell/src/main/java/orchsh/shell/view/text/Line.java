package orchsh.shell.view.text;

import orchsh.shell.invocation.Appearance;

/** One line of coloured pieces that never gets wider than it may. */
public final class Line {
    private final StringBuilder text = new StringBuilder();
    private final Paint paint;
    private final String ellipsis;
    private int room;

    public Line(Appearance appearance, int columns) {
        this.paint = Paint.of(appearance);
        this.ellipsis = Glyph.ELLIPSIS.on(appearance);
        this.room = columns;
    }

    public Line add(Tone tone, String piece) {
        String fitting = Cells.cut(piece.replace('\t', ' '), room, ellipsis);
        room -= Cells.width(fitting);
        text.append(paint.in(tone, fitting));
        return this;
    }

    /** Whether all of a piece would be shown. */
    public boolean hasRoomFor(String piece) {
        return Cells.width(piece) <= room;
    }

    public Line add(String piece) {
        return add(Tone.PLAIN, piece);
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing();
    }
}
