package orchsh.shell.rows;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import orchsh.dsl.row.Row;
import orchsh.shell.view.table.Listing;

/** Collects rows, to be shown as one table. */
public final class RowTable implements Sink {
    private final KeptRows rows = new KeptRows();

    @Override
    public void take(Row row) {
        rows.add(row);
    }

    @Override
    public void end() {
        // all that there is has been taken
    }

    public List<Row> rows() {
        return rows.all();
    }

    /** Its columns are those of all rows, in the order in which they were first seen; what a row lacks stays empty. */
    public static Listing of(List<Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.names()));
        Listing listing = Listing.of(names.stream()
                .map(name -> new Listing.Column(title(name), name))
                .toArray(Listing.Column[]::new));
        for (Row row : rows) {
            listing.row(names.stream().map(name -> Shown.of(row.value(name))).toArray());
        }
        return listing;
    }

    private static String title(String name) {
        return name.replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
