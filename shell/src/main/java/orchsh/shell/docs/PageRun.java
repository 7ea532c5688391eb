package orchsh.shell.docs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Runs the commands of a page in one session, in the folder of the page. */
public final class PageRun {
    private final Map<String, String> environment;
    private final Duration limit;
    private final CancellationToken cancellation;

    /** @param limit how long each command can take */
    public PageRun(Map<String, String> environment, Duration limit, CancellationToken cancellation) {
        this.environment = environment;
        this.limit = limit;
        this.cancellation = cancellation;
    }

    /** @param begun is told of each command before it is run */
    public List<Trial> run(Page page, Consumer<Example> begun, Consumer<Trial> ended) {
        Path folder = Objects.requireNonNull(page.path().getParent(), "a file is in a folder");
        List<Trial> trials = new ArrayList<>();
        try (ShellSession session = ShellSession.start(folder, environment)) {
            boolean goesOn = true;
            for (Example example : page.examples()) {
                Optional<Answer> answer = Optional.empty();
                if (goesOn) {
                    begun.accept(example);
                    answer = Optional.of(session.run(example.command(), limit, cancellation));
                    goesOn = answer.get().end() == Answer.End.DONE;
                }
                checkWanted();
                Trial trial = new Trial(page.shownAs(), example, answer, limit);
                trials.add(trial);
                ended.accept(trial);
            }
            if (goesOn) {
                session.leave(limit, cancellation);
                checkWanted();
            }
        }
        return trials;
    }

    private void checkWanted() {
        if (cancellation.isCancelled()) {
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED, Problem.error("the commands of a page were called off"));
        }
    }
}
