package orchsh.shell.why;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orchsh.shell.journal.RunRecord;
import orchsh.shell.journal.StepRecord;

/**
 * What the last run that was about a service did to it.
 *
 * @param command for example {@code up}
 * @param begin when it began
 * @param failed the step that failed, in words
 * @param reason why it failed
 * @param waited how long the service was waited for until it was ready
 */
record Past(
        String command, Instant begin, Optional<String> failed, Optional<String> reason, Optional<Duration> waited) {
    private static final String WAIT = "await_ready";
    private static final String PULL = "pull_image";

    /** Absent when no run that is known was about the service. */
    static Optional<Past> of(String service, List<RunRecord> newestFirst) {
        for (RunRecord run : newestFirst) {
            List<StepRecord> its = run.steps().stream()
                    .filter(step -> step.label().subject().equals(service) && step.wasBegun())
                    .toList();
            if (!its.isEmpty()) {
                return Optional.of(new Past(run.command(), run.begin(), failed(its), reason(its), waited(its)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> failed(List<StepRecord> steps) {
        return steps.stream()
                .filter(step -> step.outcome() == StepRecord.Outcome.FAILED)
                .map(StepRecord::text)
                .findFirst();
    }

    private static Optional<String> reason(List<StepRecord> steps) {
        return steps.stream()
                .filter(step -> step.outcome() == StepRecord.Outcome.FAILED)
                .map(StepRecord::reason)
                .findFirst()
                .filter(reason -> !reason.isEmpty());
    }

    /** Why the image could not be pulled when that was tried last; services that share it share the step, too. */
    static Optional<String> refused(String image, List<RunRecord> newestFirst) {
        return newestFirst.stream()
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.label().kind().equals(PULL)
                        && step.wasBegun()
                        && List.of(step.text().split(" ", -1)).contains(image))
                .findFirst()
                .map(StepRecord::reason)
                .filter(reason -> !reason.isEmpty());
    }

    /** Of several containers the slowest. */
    private static Optional<Duration> waited(List<StepRecord> steps) {
        return steps.stream()
                .filter(step -> step.label().kind().equals(WAIT) && step.outcome() == StepRecord.Outcome.DONE)
                .map(StepRecord::took)
                .max(Duration::compareTo);
    }
}
