package orchsh.shell.rows;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.row.Row;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The rows that have to be there together; what does not end is refused before it takes all memory. */
final class KeptRows {
    static final int MOST = 1_000_000;

    private final List<Row> rows = new ArrayList<>();

    void add(Row row) {
        if (rows.size() == MOST) {
            throw ProblemException.usage(
                    Problem.error("there are more than " + String.format("%,d", MOST) + " rows, and no more are kept")
                            .hint("`where`, `grep` and `first 3` right behind what lists them keep fewer"));
        }
        rows.add(row);
    }

    List<Row> all() {
        return rows;
    }
}
