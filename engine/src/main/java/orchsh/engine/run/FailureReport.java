package orchsh.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;
import orchsh.engine.problem.TimeWords;

/** Says why a container did not become ready: which wait, how long, how often, what was seen, what it wrote last. */
final class FailureReport {
    private static final int LOG_LINES_SHOWN = 15;

    private final EngineObserver observer;
    private final AwaitReady step;
    private final Life life;

    FailureReport(EngineObserver observer, AwaitReady step, Life life) {
        this.observer = observer;
        this.step = step;
        this.life = life;
    }

    /** The container ended, which nobody waited for. */
    ProblemException ended(List<Standing> standings) {
        ContainerDetails now = life.latest();
        String how = life.exitCode().map(code -> "exit code " + code).orElse("exit code unknown")
                + (life.ranOutOfMemory() ? ", out of memory" : "")
                + (life.crashLoops() ? ", and is started again and again" : "")
                + (now.restarts() > 0
                        ? " (" + now.restarts() + (now.restarts() == 1 ? " restart" : " restarts") + ")"
                        : "")
                + (now.error().isEmpty() ? "" : ", " + now.error());
        return problem(service(), "service `" + step.service() + "` ended while it was waited for: " + how, standings);
    }

    /** Its healthcheck says so, though it was well before. */
    ProblemException unhealthy() {
        return problem(
                service(),
                "service `" + step.service() + "` did not stay well: container `" + step.container() + "` is unhealthy",
                List.of());
    }

    /** It ended, but with another code than the one that was waited for. */
    private ProblemException endedOtherwise(Wait.Exit wait, List<Standing> standings) {
        String how = life.exitCode().map(code -> "exit code " + code).orElse("an unknown exit code") + " instead of "
                + wait.code() + (life.ranOutOfMemory() ? ", out of memory" : "");
        return problem(about(wait), "service `" + step.service() + "` ended with " + how, standings);
    }

    /** The engine has gone, so nobody knows what became of the container. */
    ProblemException withoutEngine(ProblemException gone, List<Standing> standings) {
        List<Problem> problems = new ArrayList<>(gone.problems());
        problems.add(Problem.error("service `" + step.service() + "` was still waited for")
                .details(standings.stream()
                        .map(standing -> "wait " + standing.describe())
                        .toList()));
        return new ProblemException(gone.kind(), problems);
    }

    /** A line in its log means that it never will be ready. */
    ProblemException doomed(String line) {
        return problem(
                service(),
                "service `" + step.service() + "` will not become ready: its log says `" + line.strip() + "`",
                List.of());
    }

    /**
     * A wait failed.
     *
     * @param parts what was looked at for it: one standing, or one for each alternative
     * @param others how far the other waits have come
     */
    ProblemException failed(Wait wait, List<Standing> parts, List<Standing> others) {
        List<Standing> all = new ArrayList<>(parts);
        all.addAll(others);
        if (parts.size() > 1) {
            return problem(
                    about(wait),
                    "service `" + step.service() + "` is not ready after "
                            + TimeWords.exact(wait.options().timeout()) + ": nothing holds of " + wait.describe(),
                    all);
        }
        Standing standing = parts.get(0);
        if (standing.state() == Standing.State.NEVER) {
            if (standing.awaited() instanceof Wait.Exit exit && life.latest().hasEnded()) {
                return endedOtherwise(exit, all);
            }
            return problem(
                    about(wait),
                    "service `" + step.service() + "` cannot become ready: " + standing.answer() + " (wait "
                            + standing.awaited().describe() + ")",
                    others);
        }
        int tries = standing.tries();
        return problem(
                about(wait),
                "service `" + step.service() + "` is not ready after "
                        + TimeWords.exact(wait.options().timeout()) + ": wait " + wait.describe() + " was tried "
                        + tries
                        + (tries == 1 ? " time" : " times") + ", last answer: " + standing.answer(),
                WrongPort.suspicion(wait, life.latest().ports())
                        .map(suspicion -> suspicion + "; " + hint())
                        .orElseGet(this::hint),
                others);
    }

    private ProblemException problem(Subject about, String message, List<Standing> standings) {
        return problem(about, message, hint(), standings);
    }

    private ProblemException problem(Subject about, String message, String hint, List<Standing> standings) {
        List<String> details = new ArrayList<>();
        standings.forEach(standing -> details.add("wait " + standing.describe()));
        details.addAll(lastLines());
        return ProblemException.stack(
                Problem.error(message).about(about).hint(hint).details(details));
    }

    private Subject service() {
        return Subject.service(step.service());
    }

    private Subject about(Wait wait) {
        return new Subject(step.service(), "wait", wait.describe());
    }

    private String hint() {
        if (life.isPaused()) {
            return "it is paused; let it go on with: docker unpause " + step.container();
        }
        return life.ranOutOfMemory()
                ? "it needs more memory than it may have, or than there is"
                : "see all it said with: orchsh logs " + step.service();
    }

    /** The last lines of this start of the container; of one that is started again and again, those before count too. */
    private List<String> lastLines() {
        LogQuery last = LogQuery.last(LOG_LINES_SHOWN);
        Optional<String> begin = life.crashLoops() ? Optional.empty() : life.beginOfLog();
        List<String> lines = new ArrayList<>();
        try {
            observer.logs(
                    step.container(),
                    begin.map(last::since).orElse(last),
                    (moment, line, isError) -> lines.add(step.service() + " | " + line),
                    CancellationToken.none());
        } catch (ProblemException e) {
            lines.add("its log cannot be read: " + e.getMessage());
        }
        return lines.isEmpty() ? List.of(step.service() + " has written nothing to its log") : lines;
    }
}
