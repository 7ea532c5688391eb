package orchsh.shell.rows;

import java.util.Collection;
import java.util.function.Predicate;
import orchsh.dsl.row.Row;

/**
 * Lets some rows pass.
 *
 * @param names the columns that it looks at
 * @param condition which ones
 */
record Keep(Collection<String> names, Predicate<Row> condition) implements Stage {

    @Override
    public Sink before(Sink next) {
        Columns columns = new Columns(names);
        return new Sink() {
            @Override
            public void take(Row row) {
                columns.see(row);
                if (condition.test(row)) {
                    next.take(row);
                }
            }

            @Override
            public boolean wantsMore() {
                return next.wantsMore();
            }

            @Override
            public void end() {
                columns.check();
                next.end();
            }
        };
    }
}
