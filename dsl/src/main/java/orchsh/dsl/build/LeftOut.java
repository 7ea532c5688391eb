package orchsh.dsl.build;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.NearMiss;

/** Knows what is left out of the files that are being included just now. */
final class LeftOut {
    private final Deque<Gate> gates = new ArrayDeque<>();

    /** What one include lets by: not these names. */
    private record Gate(Set<String> shut, Set<String> met) {}

    /** Includes files without what has these names, each of which has to be met. */
    void during(Collection<String> names, Runnable include) {
        Gate gate = new Gate(new LinkedHashSet<>(names), new TreeSet<>());
        gates.push(gate);
        try {
            include.run();
        } finally {
            gates.pop();
        }
        List<String> missed =
                gate.shut().stream().filter(name -> !gate.met().contains(name)).toList();
        if (!missed.isEmpty()) {
            throw new WordException(
                    "`include` is to leave out `" + missed.get(0) + "`, and nothing of that name is declared there",
                    NearMiss.hint(missed.get(0), gate.met())
                            .orElse("a service, job, task or check of a file that was not included before"));
        }
    }

    /** Whether what has this name stays out. */
    boolean has(String name) {
        gates.forEach(gate -> gate.met().add(name));
        return gates.stream().anyMatch(gate -> gate.shut().contains(name));
    }
}
