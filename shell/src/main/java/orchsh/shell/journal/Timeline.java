package orchsh.shell.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run spent its time on, ready to be drawn.
 *
 * @param lanes in the order in which they were begun
 * @param path the chain of steps that the run could not have been shorter than
 * @param unfinished for whom not everything was done
 * @param length from the begin to the last end; more than nothing
 */
public record Timeline(
        RunRecord run, List<Lane> lanes, List<StepRecord> path, List<String> unfinished, Duration length) {
    public Timeline {
        lanes = List.copyOf(lanes);
        path = List.copyOf(path);
        unfinished = List.copyOf(unfinished);
    }

    /**
     * All that was done for one service, or for a network or volume of the stack.
     *
     * @param steps by their begin; at least one
     */
    public record Lane(String subject, List<StepRecord> steps) {
        public Lane {
            steps = List.copyOf(steps);
        }

        /** How long something was done, whatever the number of steps at the same time. */
        public Duration busy() {
            Duration busy = Duration.ZERO;
            Duration until = Duration.ZERO;
            for (StepRecord step : steps) {
                Duration from = step.begin().compareTo(until) > 0 ? step.begin() : until;
                if (step.end().compareTo(from) > 0) {
                    busy = busy.plus(step.end().minus(from));
                    until = step.end();
                }
            }
            return busy;
        }
    }

    public static Timeline of(RunRecord run) {
        Map<String, List<StepRecord>> bySubject = new LinkedHashMap<>();
        Duration length = run.took().compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : run.took();
        for (StepRecord step : inOrder(run.steps())) {
            String subject = step.label().subject();
            if (step.wasBegun() && !StepLabel.isMeetingPoint(step.label().kind())) {
                bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(step);
                length = step.end().compareTo(length) > 0 ? step.end() : length;
            }
        }
        Set<String> unfinished = new LinkedHashSet<>();
        run.steps().stream()
                .filter(step -> step.outcome() != StepRecord.Outcome.DONE)
                .filter(step -> !StepLabel.isMeetingPoint(step.label().kind()))
                .forEach(step -> unfinished.add(step.label().subject()));
        List<Lane> lanes = new ArrayList<>();
        bySubject.forEach((subject, steps) -> lanes.add(new Lane(subject, steps)));
        return new Timeline(run, lanes, CriticalPath.of(run), List.copyOf(unfinished), length);
    }

    private static List<StepRecord> inOrder(List<StepRecord> steps) {
        return steps.stream()
                .sorted(Comparator.comparing(StepRecord::begin).thenComparing(StepRecord::id))
                .toList();
    }

    /** The numbers of the steps of the path. */
    public Set<Integer> onPath() {
        Set<Integer> numbers = new HashSet<>();
        path.forEach(step -> numbers.add(step.id()));
        return numbers;
    }

    /** How long the steps of the path took together. */
    public Duration lengthOfPath() {
        return path.stream().map(StepRecord::took).reduce(Duration.ZERO, Duration::plus);
    }
}
