package orchsh.shell.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** Rows that have fields of their own, each as a paragraph: a heading, and the fields below it. */
public final class Paragraphs {
    private static final String INDENT = "  ";

    private Paragraphs() {}

    public static List<String> lines(Listing listing, Appearance appearance) {
        Paint paint = Paint.of(appearance);
        List<String> lines = new ArrayList<>();
        for (List<Cell> row : listing.rows()) {
            List<String> heading = new ArrayList<>();
            Map<?, ?> fields = Map.of();
            for (Cell cell : row) {
                if (cell.value() instanceof Map<?, ?> map) {
                    fields = map;
                } else {
                    heading.add(cell.shown());
                }
            }
            lines.add(paint.in(Tone.STRONG, Cells.clean(String.join(" ", heading))));
            int widest = fields.keySet().stream()
                    .mapToInt(name -> Cells.width(name.toString()))
                    .max()
                    .orElse(0);
            fields.forEach((name, value) ->
                    lines.add((INDENT + Cells.padded(name.toString(), widest) + "   " + Cells.clean(value.toString()))
                            .stripTrailing()));
        }
        return lines;
    }
}
