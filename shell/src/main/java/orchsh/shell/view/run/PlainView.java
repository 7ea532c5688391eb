package orchsh.shell.view.run;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.NotReadyYet;
import orchsh.engine.event.EngineEvent.Noted;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunStarted;
import orchsh.engine.event.EngineEvent.StepDone;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EngineEvent.StepProgressed;
import orchsh.engine.event.EngineEvent.StepStarted;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.prose.ProblemView;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Elapsed;

/** Tells a run line by line, for files, pipes and logs of machines. */
public final class PlainView implements RunView {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration WORTH_SAYING = Duration.ofMillis(100);

    private final PrintWriter out;
    private final Appearance appearance;
    private final Clock clock;
    private final Knowledge knowledge;
    private final Map<Integer, String> lastProgress = new HashMap<>();
    private final Map<Integer, Instant> lastSign = new HashMap<>();
    private int nameWidth;
    private Plan plan = Plan.NOTHING;
    private Reporting reporting = Reporting.EVERYTHING;

    public PlainView(PrintWriter out, Appearance appearance, Clock clock, Knowledge knowledge) {
        this.knowledge = knowledge;
        this.out = out;
        this.appearance = appearance;
        this.clock = clock;
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof RunStarted started) {
            nameWidth = started.plan().steps().stream()
                    .mapToInt(
                            planned -> Cells.width(StepWords.of(planned.step()).subject()))
                    .max()
                    .orElse(0);
            plan = started.plan();
            reporting = Reporting.of(plan);
        } else if (event instanceof StepStarted started) {
            lastSign.put(started.step().id(), clock.instant());
            if (reporting == Reporting.EVERYTHING && takesTime(started.step().step())) {
                say(started.step(), knowledge.doing(started.step()));
            }
        } else if (event instanceof StepProgressed progressed) {
            progress(progressed);
        } else if (event instanceof NotReadyYet notYet) {
            notReadyYet(notYet);
        } else if (event instanceof StepDone done) {
            if (reporting == Reporting.EVERYTHING) {
                say(done.step(), knowledge.words(done.step().step()).done() + took(done.took()));
            }
        } else if (event instanceof StepFailed failed) {
            say(failed.step(), "failed " + knowledge.words(failed.step().step()).doing() + took(failed.took()));
            print(new ProblemView(appearance).lines(failed.problems()));
        } else if (event instanceof Disturbed disturbed) {
            print(new ProblemView(appearance).lines(List.of(disturbed.problem())));
        } else if (event instanceof Noted noted) {
            noted.step().ifPresentOrElse(step -> say(step, noted.text()), () -> print(List.of(noted.text())));
        } else if (event instanceof RunFinished finished) {
            print(RunEnding.lines(finished, plan, appearance));
        }
        out.flush();
    }

    /** Lines of a build are worth keeping; a percentage is not. */
    private void progress(StepProgressed progressed) {
        String text = Cells.clean(progressed.text());
        boolean counted = progressed.total() > 0;
        if (!counted
                && !text.isEmpty()
                && !text.equals(lastProgress.put(progressed.step().id(), text))) {
            say(progressed.step(), "  " + text);
        }
    }

    private void notReadyYet(NotReadyYet notYet) {
        int id = notYet.step().id();
        Instant now = clock.instant();
        Instant last = lastSign.computeIfAbsent(id, step -> now);
        if (Duration.between(last, now).compareTo(SIGN_OF_LIFE) >= 0) {
            lastSign.put(id, now);
            String answer = notYet.answer().isEmpty() ? "" : ", " + Cells.clean(notYet.answer());
            say(
                    notYet.step(),
                    "still waiting for "
                            + knowledge.hidden().apply(notYet.awaited().describe()) + " (" + notYet.tries() + " tries"
                            + answer + ")");
        }
    }

    private static boolean takesTime(Step step) {
        return step instanceof Step.PullImage
                || step instanceof Step.PushImage
                || step instanceof Step.BuildImage
                || step instanceof Step.AwaitReady
                || step instanceof Step.StopContainer;
    }

    private static String took(Duration time) {
        return time.compareTo(WORTH_SAYING) < 0 ? "" : " (" + Elapsed.words(time) + ")";
    }

    private void say(PlannedStep step, String text) {
        String subject = StepWords.of(step.step()).subject();
        print(List.of(Cells.padded(subject, nameWidth) + "   " + text));
    }

    private void print(List<String> lines) {
        lines.forEach(line -> out.print(line + "\n"));
    }

    @Override
    public void calledOff() {
        print(List.of(STOPPING));
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
