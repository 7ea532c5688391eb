package orchsh.shell.rows;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import orchsh.dsl.row.Row;

/**
 * What can be done only when all rows are there.
 *
 * @param names the columns that it looks at
 * @param change makes other rows of all of them
 */
record Whole(Collection<String> names, UnaryOperator<List<Row>> change) implements Stage {

    @Override
    public Sink before(Sink next) {
        Columns columns = new Columns(names);
        KeptRows rows = new KeptRows();
        return new Sink() {
            @Override
            public void take(Row row) {
                columns.see(row);
                rows.add(row);
            }

            @Override
            public void end() {
                columns.check();
                for (Row row : change.apply(rows.all())) {
                    if (next.wantsMore()) {
                        next.take(row);
                    }
                }
                next.end();
            }
        };
    }
}
