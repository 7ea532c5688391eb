package orchsh.engine.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.model.Wait;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Does steps, each on a thread of its own, and tells what became of them. */
final class Crew implements AutoCloseable {
    private final StepRunner steps;
    private final LastWords lastWords;
    private final CancellationToken patience;
    private final Consumer<News> listener;
    private final ExecutorService threads;
    private final AtomicBoolean wantsLastWords = new AtomicBoolean();

    /** What the crew tells, from any of its threads. */
    sealed interface News {
        record Happened(EngineEvent event) implements News {}

        record Done(PlannedStep step, Duration took) implements News {}

        record Failed(PlannedStep step, List<Problem> problems, Duration took) implements News {}

        /**
         * It ended before it was done, because that was asked for.
         *
         * @param lastWords the last lines of the log of the container that it waited for, if they are wanted
         */
        record CutShort(PlannedStep step, List<String> lastWords, Duration took) implements News {
            public CutShort {
                lastWords = List.copyOf(lastWords);
            }
        }
    }

    /** @param patience ends what only waits */
    Crew(String stack, StepRunner steps, LastWords lastWords, CancellationToken patience, Consumer<News> listener) {
        this.steps = steps;
        this.lastWords = lastWords;
        this.patience = patience;
        this.listener = listener;
        this.threads = Executors.newCachedThreadPool(Background.threads("step of " + stack));
    }

    void carryOut(PlannedStep step) {
        threads.execute(() -> listener.accept(outcomeOf(step)));
    }

    private News outcomeOf(PlannedStep planned) {
        long start = System.nanoTime();
        try {
            if (patience.isCancelled()) {
                return cutShort(planned, start);
            }
            listener.accept(new News.Happened(new EngineEvent.StepStarted(planned)));
            steps.run(planned.step(), new Reports(planned), patience);
            return new News.Done(planned, since(start));
        } catch (ProblemException e) {
            boolean wasAsked = e.kind() == ProblemException.Kind.INTERRUPTED && patience.isCancelled();
            return wasAsked ? cutShort(planned, start) : new News.Failed(planned, e.problems(), since(start));
        } catch (RuntimeException | Error e) {
            Problem problem = Problem.error("`" + planned.step().describe() + "` failed in an unforeseen way: " + e)
                    .details(placeOf(e))
                    .hint("this is a mistake in orchsh itself: please report it");
            return new News.Failed(planned, List.of(problem), since(start));
        }
    }

    /** Where in our own code it began; the rest of the trace says little more, and nobody could ask for it later. */
    private static List<String> placeOf(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("orchsh."))
                .limit(1)
                .map(frame -> "in " + frame)
                .toList();
    }

    private News cutShort(PlannedStep planned, long start) {
        boolean isWanted = wantsLastWords.get() && planned.step() instanceof Step.AwaitReady;
        Duration took = since(start);
        return new News.CutShort(planned, isWanted ? lastWords.of((Step.AwaitReady) planned.step()) : List.of(), took);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** From now on, what is cut short comes with the last words of what it waited for. */
    void wantLastWords() {
        wantsLastWords.set(true);
    }

    /** Nobody waits for an answer of the engine any more, not even to a change. */
    void giveUp() {
        threads.shutdownNow();
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private final class Reports implements StepRunner.Reports {
        private final PlannedStep step;

        Reports(PlannedStep step) {
            this.step = step;
        }

        @Override
        public void progress(String text, long amount, long total) {
            tell(new EngineEvent.StepProgressed(step, text, amount, total));
        }

        @Override
        public void note(String text) {
            tell(new EngineEvent.Noted(text, Optional.of(step)));
        }

        @Override
        public void ended(int exitCode) {
            tell(new EngineEvent.ContainerEnded(step, exitCode));
        }

        @Override
        public void notYet(Wait wait, int tries, String answer) {
            tell(new EngineEvent.NotReadyYet(step, wait, tries, answer));
        }

        private void tell(EngineEvent event) {
            listener.accept(new News.Happened(event));
        }
    }
}
