package orchsh.shell.view.table;

import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Glyph;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** Rows under a header, in columns as wide as they need to be, or as the output allows. */
public final class Table {
    private static final String GAP = "   ";
    private static final int NARROWEST = 6;

    private final Row header;
    private final List<Row> rows = new ArrayList<>();

    private Table(Row header) {
        this.header = header;
    }

    public static Table of(String... header) {
        return new Table(Row.of(List.of(header)));
    }

    /** An empty cell is shown as a dash, so that columns can be counted. */
    public Table row(String... cells) {
        if (cells.length != header.cells.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + header.cells.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            String clean = Cells.clean(cell);
            row.add(clean.isEmpty() ? "-" : clean);
        }
        rows.add(Row.of(row));
        return this;
    }

    public List<String> lines(Appearance appearance) {
        String gap = gap(appearance.columns());
        int[] widths = fitted(appearance.columns(), gap.length());
        Paint paint = Paint.of(appearance);
        String ellipsis = Glyph.ELLIPSIS.on(appearance);
        List<String> lines = new ArrayList<>();
        lines.add(paint.in(Tone.STRONG, header.line(widths, gap, ellipsis)));
        for (Row row : rows) {
            lines.add(row.line(widths, gap, ellipsis));
        }
        return lines;
    }

    /** Narrower where the columns would not fit otherwise. */
    private String gap(int columns) {
        int narrowest = NARROWEST * header.cells.size();
        int room = header.cells.size() == 1 ? GAP.length() : (columns - narrowest) / (header.cells.size() - 1);
        return GAP.substring(0, Math.max(1, Math.min(GAP.length(), room)));
    }

    /** What is widest gives way first, so that short columns stay whole; the first one names the row and goes last. */
    private int[] fitted(int columns, int gap) {
        int[] widths = header.widths.clone();
        for (Row row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.widths[i]);
            }
        }
        int room = columns - gap * (widths.length - 1);
        while (sum(widths) > room) {
            int widest = widestAfterFirst(widths);
            if (widths[widest] <= NARROWEST) {
                widest = 0;
            }
            if (widths[widest] <= NARROWEST) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }

    private static int widestAfterFirst(int[] widths) {
        int widest = Math.min(1, widths.length - 1);
        for (int i = widest + 1; i < widths.length; i++) {
            if (widths[i] > widths[widest]) {
                widest = i;
            }
        }
        return widest;
    }

    /** Cells side by side, with the columns that each takes. */
    private static final class Row {
        private final List<String> cells;
        private final int[] widths;

        private Row(List<String> cells, int[] widths) {
            this.cells = cells;
            this.widths = widths;
        }

        static Row of(List<String> cells) {
            int[] widths = new int[cells.size()];
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Cells.width(cells.get(i));
            }
            return new Row(cells, widths);
        }

        String line(int[] room, String gap, String ellipsis) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = cells.get(i);
                line.append(i == 0 ? "" : gap)
                        .append(
                                widths[i] <= room[i]
                                        ? cell + " ".repeat(room[i] - widths[i])
                                        : Cells.padded(Cells.cut(cell, room[i], ellipsis), room[i]));
            }
            return line.toString().stripTrailing();
        }
    }
}
