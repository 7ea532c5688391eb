package orchsh.engine.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.NotReadyYet;
import orchsh.engine.model.Wait;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;
import orchsh.engine.problem.TimeWords;

/** What is to be said of steps that were cut short: what they waited for, and what the last answer was. */
final class Unfinished {
    private final Map<Integer, NotReadyYet> lastAnswers = new HashMap<>();
    private Optional<Duration> deadline = Optional.empty();
    private boolean engineIsSilent;

    void note(EngineEvent event) {
        if (event instanceof NotReadyYet notYet) {
            lastAnswers.put(notYet.step().id(), notYet);
        }
    }

    void deadlineIsOver(Duration passed) {
        deadline = Optional.of(passed);
    }

    void engineIsSilent() {
        engineIsSilent = true;
    }

    /**
     * Absent when the step ended only because others did.
     *
     * @param lastWords the last lines of its container's log, if it was waited for
     */
    Optional<Problem> problem(PlannedStep planned, List<String> lastWords) {
        Step step = planned.step();
        if (engineIsSilent && step.changes()) {
            return Optional.of(Problem.error(
                            "the engine does not answer, so nobody knows whether `" + step.describe() + "` was done")
                    .hint("see whether `docker ps` answers; then the same command goes on from there"));
        }
        return deadline.map(
                passed -> late(planned, "when the deadline of " + TimeWords.exact(passed) + " was over", lastWords));
    }

    private Problem late(PlannedStep planned, String moment, List<String> lastWords) {
        if (!(planned.step() instanceof Step.AwaitReady await)) {
            return Problem.error("`" + planned.step().describe() + "` was not done " + moment);
        }
        String service = "service `" + await.service() + "` was not ready " + moment;
        return Optional.ofNullable(lastAnswers.get(planned.id()))
                .map(last -> Problem.error(
                                service + ": wait " + last.awaited().describe() + " was tried " + last.tries()
                                        + (last.tries() == 1 ? " time" : " times") + ", last answer: " + last.answer())
                        .about(new Subject(
                                await.service(), "wait", last.awaited().describe())))
                .orElseGet(() -> Problem.error(service + notLookedAt(await)))
                .details(lastWords);
    }

    private static String notLookedAt(Step.AwaitReady await) {
        String waits = await.waits().stream().map(Wait::describe).collect(Collectors.joining(", "));
        return waits.isEmpty() ? "" : ": its wait " + waits + " was not looked at yet";
    }
}
