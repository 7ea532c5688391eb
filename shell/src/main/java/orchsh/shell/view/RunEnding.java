package orchsh.shell.view;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.shell.invocation.Appearance;

/** What is left to say when a run ended early: what was not done, and how to go on. */
final class RunEnding {
    private static final int MOST_NAMED = 8;

    private RunEnding() {}

    static List<String> lines(RunFinished finished, Appearance appearance) {
        if (finished.outcome() == Outcome.DONE) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        List<String> subjects = finished.notDone().stream()
                .map(planned -> StepWords.of(planned.step()).subject())
                .distinct()
                .toList();
        if (finished.outcome() == Outcome.CANCELLED) {
            lines.add("interrupted after " + Elapsed.words(finished.took())
                    + "; what was done stays, the same command goes on from here");
        }
        if (!subjects.isEmpty()) {
            String rest = subjects.size() > MOST_NAMED ? " and " + (subjects.size() - MOST_NAMED) + " more" : "";
            lines.add("not finished: "
                    + String.join(", ", subjects.stream().limit(MOST_NAMED).toList()) + rest);
        }
        if (finished.outcome() == Outcome.FAILED) {
            lines.add("what was done stays, the same command goes on from here");
        }
        Paint paint = Paint.of(appearance);
        return lines.stream().map(line -> paint.in(Tone.WARN, line)).toList();
    }
}
