package orchsh.shell.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The chain of steps that a run could not have been shorter than: each the last that the next one had to wait for. */
public final class CriticalPath {
    /** Of two that ended at once the longer one counts. */
    private static final Comparator<StepRecord> BY_END = Comparator.comparing(StepRecord::end)
            .thenComparing(Comparator.comparing(StepRecord::took))
            .thenComparing(StepRecord::id);

    private CriticalPath() {}

    /** In the order in which they were done; without meeting points, at which nothing is done. */
    public static List<StepRecord> of(RunRecord run) {
        Map<Integer, StepRecord> byId = new HashMap<>();
        run.steps().stream().filter(StepRecord::wasBegun).forEach(step -> byId.put(step.id(), step));
        List<StepRecord> chain = new ArrayList<>();
        Optional<StepRecord> next = byId.values().stream().max(BY_END);
        while (next.isPresent()) {
            StepRecord step = next.get();
            chain.add(step);
            byId.remove(step.id());
            next = step.after().stream().map(byId::get).filter(Objects::nonNull).max(BY_END);
        }
        Collections.reverse(chain);
        return chain.stream()
                .filter(step -> !StepLabel.isMeetingPoint(step.label().kind()))
                .toList();
    }
}
