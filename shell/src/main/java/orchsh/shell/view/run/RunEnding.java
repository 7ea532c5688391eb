package orchsh.shell.view.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Elapsed;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** What is left to say when not everything was done: what was, what was not, and how to go on. */
final class RunEnding {
    private static final int MOST_NAMED = 8;
    private static final String GOES_ON = "the same command goes on from here";

    private RunEnding() {}

    static List<String> lines(RunFinished finished, Plan plan, Appearance appearance) {
        List<String> notFinished = subjects(finished.notDone());
        if (finished.outcome() == Outcome.DONE) {
            // Failures that are borne are no end of a run, but whoever reads of them must know what became of the rest.
            return notFinished.isEmpty()
                    ? List.of()
                    : painted(List.of(notFinished(notFinished), "no more failed than may, " + GOES_ON), appearance);
        }
        List<String> done = new ArrayList<>(subjects(finished.done()));
        done.removeAll(notFinished);
        // Whether there is anything to undo, and an engine to do it, is only known later.
        Optional<String> next = plan.isUndoneAfter(finished.done()) || plan.mayGoBack()
                ? Optional.empty()
                : Optional.of("what was done stays, " + GOES_ON);
        List<String> lines = new ArrayList<>();
        early(finished)
                .ifPresent(reason ->
                        lines.add(reason + next.map(what -> "; " + what).orElse("")));
        if (!done.isEmpty()) {
            lines.add("finished: " + named(done));
        }
        if (!notFinished.isEmpty()) {
            lines.add(notFinished(notFinished));
        }
        if (finished.outcome() == Outcome.FAILED) {
            next.ifPresent(lines::add);
        }
        return painted(lines, appearance);
    }

    private static String notFinished(List<String> subjects) {
        return "not finished: " + named(subjects);
    }

    private static List<String> painted(List<String> lines, Appearance appearance) {
        Paint paint = Paint.of(appearance);
        return lines.stream().map(line -> paint.in(Tone.WARN, line)).toList();
    }

    /** Why it ended, where no failure has said it. */
    private static Optional<String> early(RunFinished finished) {
        String time = Elapsed.words(finished.took());
        return switch (finished.outcome()) {
            case CANCELLED -> Optional.of("interrupted after " + time);
            case DEADLINE -> Optional.of("stopped by its deadline after " + time);
            case DONE, FAILED -> Optional.empty();
        };
    }

    private static List<String> subjects(Collection<PlannedStep> steps) {
        return steps.stream()
                .filter(planned -> !isMeetingPoint(planned.step()))
                .map(planned -> StepWords.of(planned.step()).subject())
                .distinct()
                .toList();
    }

    private static boolean isMeetingPoint(Step step) {
        return step instanceof Step.ImagesComplete
                || step instanceof Step.AllReady
                || step instanceof Step.RenewLease
                || step instanceof Step.EndLease;
    }

    private static String named(List<String> subjects) {
        String rest = subjects.size() > MOST_NAMED ? " and " + (subjects.size() - MOST_NAMED) + " more" : "";
        return String.join(", ", subjects.stream().limit(MOST_NAMED).toList()) + rest;
    }
}
