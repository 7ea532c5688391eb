package orchsh.shell.view;

import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance;

/** Rows under a header, in columns as wide as they need to be, or as the output allows. */
public final class Table {
    private static final String GAP = "   ";
    private static final int NARROWEST = 6;

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> header) {
        this.header = header;
    }

    public static Table of(String... header) {
        return new Table(List.of(header));
    }

    /** An empty cell is shown as a dash, so that columns can be counted. */
    public Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + header.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            String clean = Cells.clean(cell);
            row.add(clean.isEmpty() ? "-" : clean);
        }
        rows.add(row);
        return this;
    }

    public List<String> lines(Appearance appearance) {
        String gap = gap(appearance.columns());
        int[] widths = fitted(appearance.columns(), gap.length());
        Paint paint = Paint.of(appearance);
        String ellipsis = Glyph.ELLIPSIS.on(appearance);
        List<String> lines = new ArrayList<>();
        lines.add(paint.in(Tone.STRONG, line(header, widths, gap, ellipsis)));
        for (List<String> row : rows) {
            lines.add(line(row, widths, gap, ellipsis));
        }
        return lines;
    }

    private static String line(List<String> cells, int[] widths, String gap, String ellipsis) {
        List<String> fitting = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            fitting.add(Cells.padded(Cells.cut(cells.get(i), widths[i], ellipsis), widths[i]));
        }
        return String.join(gap, fitting).stripTrailing();
    }

    /** Narrower where the columns would not fit otherwise. */
    private String gap(int columns) {
        int narrowest = NARROWEST * header.size();
        int room = header.size() == 1 ? GAP.length() : (columns - narrowest) / (header.size() - 1);
        return GAP.substring(0, Math.max(1, Math.min(GAP.length(), room)));
    }

    /** What is widest gives way first, so that short columns stay whole; the first one names the row and goes last. */
    private int[] fitted(int columns, int gap) {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Cells.width(header.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Cells.width(row.get(i)));
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
}
