package orchsh.engine.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.run.Crew.News;

/**
 * One run of one plan. One thread keeps the books and speaks to the listener; the crew only does steps. When a step
 * fails, the deadline passes, or the run is called off, nothing new is begun, what only waits is ended, and what changes
 * the engine is finished, as long as the engine answers at all.
 */
final class Run {
    /** Threads that were told to give up need a moment to do so. */
    private static final Duration FOR_GIVING_UP = Duration.ofSeconds(3);

    private final Plan plan;
    private final EngineObserver observer;
    private final EventListener listener;
    private final Books books;
    private final Trials trials;
    private final Unfinished unfinished = new Unfinished();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Cancellation patience = new Cancellation();
    private final Rivals rivals;
    private final Crew crew;
    private final long begin = System.nanoTime();
    private Optional<Pulse> pulse = Optional.empty();
    private Optional<Long> alarm;
    private Optional<RuntimeException> listenerFailure = Optional.empty();
    private boolean wasInterrupted;
    private boolean engineIsSilent;
    private boolean isOver;
    private Outcome outcome = Outcome.DONE;

    /** What the thread that keeps the books is told. */
    private sealed interface Message {
        record FromCrew(News news) implements Message {}

        record CalledOff() implements Message {}

        record Disturbed(Problem problem) implements Message {}

        record EngineIsSilent() implements Message {}

        record TimeIsUp() implements Message {}
    }

    Run(Plan plan, int changesAtOnce, StepRunner steps, EngineObserver observer, EventListener listener) {
        this.plan = plan;
        this.observer = observer;
        this.listener = listener;
        this.books = new Books(plan, changesAtOnce);
        this.trials = new Trials(plan.terms().trials());
        this.rivals = new Rivals(observer, plan, problem -> messages.add(new Message.Disturbed(problem)));
        LastWords lastWords = new LastWords(observer);
        this.crew =
                new Crew(plan.stack(), steps, lastWords, patience, news -> messages.add(new Message.FromCrew(news)));
        this.alarm = plan.terms().deadline().map(deadline -> begin + deadline.toNanos());
    }

    Outcome run(CancellationToken cancellation) {
        try (CancellationToken.Registration ignored =
                cancellation.onCancel(() -> messages.add(new Message.CalledOff()))) {
            tell(new EngineEvent.RunStarted(plan));
            rivals.watch();
            begin();
            while (books.isAnythingAtWork() && !isOver) {
                handle(next());
                begin();
            }
            List<PlannedStep> notDone = books.notDone();
            // What ends a run in its last moment does not matter when there was nothing left to do.
            outcome = notDone.isEmpty() && outcome == Outcome.DEADLINE ? Outcome.DONE : outcome;
            outcome = outcome == Outcome.DONE && trials.isAnyLost() ? Outcome.FAILED : outcome;
            tell(new EngineEvent.RunFinished(outcome, books.done(), notDone, since(begin)));
            listenerFailure.ifPresent(failure -> {
                throw failure;
            });
            return outcome;
        } finally {
            rivals.close();
            pulse.ifPresent(Pulse::close);
            crew.close();
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void begin() {
        List<PlannedStep> next = books.begin();
        while (!next.isEmpty()) {
            next.forEach(this::begin);
            next = books.begin();
        }
    }

    private void begin(PlannedStep step) {
        if (trials.isInVain(step)) {
            books.passOver(step);
        } else {
            rivals.begun(step);
            crew.carryOut(step);
        }
    }

    private Message next() {
        try {
            if (alarm.isEmpty()) {
                return messages.take();
            }
            Message message = messages.poll(alarm.get() - System.nanoTime(), TimeUnit.NANOSECONDS);
            return message == null ? new Message.TimeIsUp() : message;
        } catch (InterruptedException e) {
            // Callers call a run off by its token; an interrupt must not lose a step that is being done.
            wasInterrupted = true;
            return new Message.CalledOff();
        }
    }

    private void handle(Message message) {
        if (message instanceof Message.FromCrew fromCrew) {
            handle(fromCrew.news());
        } else if (message instanceof Message.Disturbed disturbed) {
            if (outcome == Outcome.DONE) {
                tell(new EngineEvent.Disturbed(disturbed.problem()));
                end(Outcome.FAILED);
            }
        } else if (message instanceof Message.CalledOff) {
            end(Outcome.CANCELLED);
        } else if (message instanceof Message.TimeIsUp) {
            isOver = engineIsSilent;
            plan.terms().deadline().ifPresent(this::deadlineIsOver);
        } else if (!engineIsSilent) {
            engineIsSilent = true;
            unfinished.engineIsSilent();
            alarm = Optional.of(System.nanoTime() + FOR_GIVING_UP.toNanos());
            crew.giveUp();
        }
    }

    private void deadlineIsOver(Duration deadline) {
        if (outcome == Outcome.DONE) {
            unfinished.deadlineIsOver(deadline);
            crew.wantLastWords();
            end(Outcome.DEADLINE);
        }
    }

    private void handle(News news) {
        if (news instanceof News.Happened happened) {
            unfinished.note(happened.event());
            tell(happened.event());
        } else if (news instanceof News.Done finished) {
            books.done(finished.step());
            tell(new EngineEvent.StepDone(finished.step(), finished.took()));
        } else if (news instanceof News.CutShort cut) {
            books.failed(cut.step());
            // A step that ended only because the others failed or were called off has nothing to say.
            unfinished
                    .problem(cut.step(), cut.lastWords())
                    .ifPresent(problem -> tell(new EngineEvent.StepFailed(
                            cut.step(), List.of(Blame.on(cut.step().step(), problem)), cut.took())));
        } else if (news instanceof News.Failed failed) {
            boolean goesOn = trials.bears(failed.step());
            if (goesOn) {
                books.passOver(failed.step());
            } else {
                books.failed(failed.step());
            }
            tell(new EngineEvent.StepFailed(
                    failed.step(), Blame.on(failed.step().step(), failed.problems()), failed.took()));
            if (!goesOn) {
                end(Outcome.FAILED);
            }
        }
    }

    /** Begins to end the run, if it does not do so already. */
    private void end(Outcome reason) {
        if (outcome != Outcome.DONE) {
            return;
        }
        outcome = reason;
        alarm = Optional.empty();
        books.close();
        patience.cancel();
        pulse = Optional.of(Pulse.taken(observer::facts, () -> messages.add(new Message.EngineIsSilent())));
    }

    /** A view that fails to draw must not leave a stack half made: its failure waits until the end. */
    private void tell(EngineEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            if (listenerFailure.isEmpty()) {
                listenerFailure = Optional.of(e);
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
