package orchsh.shell.rows;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.row.Row;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The columns that a stage has seen: a name that no row had was mistyped. */
final class Columns {
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> further = new TreeSet<>();
    private final Set<String> missing;

    Columns(Collection<String> asked) {
        missing = new LinkedHashSet<>(asked);
    }

    void see(Row row) {
        seen.addAll(row.names());
        further.addAll(row.further());
        missing.removeIf(row::has);
    }

    /** Refuses names that no row had; where there were no rows, none can be wrong. */
    void check() {
        if (seen.isEmpty() || missing.isEmpty()) {
            return;
        }
        throw new ProblemException(
                ProblemException.Kind.USAGE, missing.stream().map(this::unknown).toList());
    }

    private Problem unknown(String name) {
        Set<String> all = new LinkedHashSet<>(seen);
        all.addAll(further);
        return Problem.error("there is no column `" + name + "`")
                .hint(NearMiss.hint(name, all).orElse("there are " + String.join(", ", all)));
    }
}
