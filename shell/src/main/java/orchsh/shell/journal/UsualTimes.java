package orchsh.shell.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.plan.Step;
import orchsh.shell.journal.StepRecord.Outcome;

/** How long steps usually take: the median of the last times that they went well. */
public final class UsualTimes {
    /** Of a stack without a past. */
    public static final UsualTimes UNKNOWN = new UsualTimes(Map.of());

    private static final int MOST_TIMES = 9;
    /** Once is no habit. */
    private static final int FEWEST_RUNS = 2;

    private final Map<StepLabel, Duration> medians;

    private UsualTimes(Map<StepLabel, Duration> medians) {
        this.medians = medians;
    }

    /** @param runs the newest first */
    public static UsualTimes of(List<RunRecord> runs, String engine) {
        Map<StepLabel, List<Duration>> known = new HashMap<>();
        for (RunRecord run : runs) {
            if (run.engine().equals(engine)) {
                longestOf(run).forEach((label, took) -> {
                    List<Duration> times = known.computeIfAbsent(label, key -> new ArrayList<>());
                    if (times.size() < MOST_TIMES) {
                        times.add(took);
                    }
                });
            }
        }
        Map<StepLabel, Duration> medians = new HashMap<>();
        known.forEach((label, times) -> {
            if (times.size() >= FEWEST_RUNS) {
                medians.put(label, median(times));
            }
        });
        return new UsualTimes(medians);
    }

    /** Several containers of one service do the same at the same time: the slowest one counts. */
    private static Map<StepLabel, Duration> longestOf(RunRecord run) {
        Map<StepLabel, Duration> longest = new HashMap<>();
        for (StepRecord step : run.steps()) {
            if (step.outcome() == Outcome.DONE) {
                longest.merge(step.label(), step.took(), (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
        return longest;
    }

    private static Duration median(List<Duration> times) {
        List<Duration> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    public Optional<Duration> of(Step step) {
        return Optional.ofNullable(medians.get(StepLabel.of(step)));
    }
}
