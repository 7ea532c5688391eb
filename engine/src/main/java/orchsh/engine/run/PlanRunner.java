package orchsh.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Wait;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Carries a plan out: each step as soon as those before it are done, many at once. One thread keeps the books and
 * speaks to the listener; the others only do steps. When one fails, or the run is called off, nothing new is begun,
 * what only waits is ended, and what changes the engine is finished.
 */
public final class PlanRunner {
    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;
    private final Reach reach;
    private final StandIns standIns;
    private final int changesAtOnce;

    /**
     * A runner for one engine.
     *
     * @param changesAtOnce how many containers are made or started at the same time
     */
    public PlanRunner(
            Supplier<ContainerEngine> engine,
            EngineObserver observer,
            Reach reach,
            StandIns standIns,
            int changesAtOnce) {
        this.engine = engine;
        this.observer = observer;
        this.reach = reach;
        this.standIns = standIns;
        this.changesAtOnce = changesAtOnce;
    }

    /** Runs to the end of the plan, to the first failure, or until called off; never throws for what a step does. */
    public Outcome run(Plan plan, EventListener listener, CancellationToken cancellation) {
        try (WaitingRoom waitingRoom = new WaitingRoom(engine, observer, reach)) {
            return new Run(plan, listener, new StepRunner(engine, observer, standIns, waitingRoom)).run(cancellation);
        }
    }

    /** What the bookkeeping thread is told. */
    private sealed interface Message {
        record Happened(EngineEvent event) implements Message {}

        record Done(PlannedStep step, Duration took) implements Message {}

        record Failed(PlannedStep step, List<Problem> problems, Duration took) implements Message {}

        record CalledOff() implements Message {}
    }

    /** The books of one run. */
    private final class Run {
        private final Plan plan;
        private final EventListener listener;
        private final StepRunner steps;
        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private final SortedMap<Integer, PlannedStep> waiting = new TreeMap<>();
        private final Map<Integer, Integer> toComeBefore = new HashMap<>();
        private final Map<Integer, List<PlannedStep>> successors = new HashMap<>();
        private final Semaphore changes = new Semaphore(changesAtOnce);
        private final Cancellation patience = new Cancellation();
        private final ExecutorService threads;
        private final long begin = System.nanoTime();
        private Optional<RuntimeException> listenerFailure = Optional.empty();
        private int running;
        private boolean wasInterrupted;
        private Outcome outcome = Outcome.DONE;

        Run(Plan plan, EventListener listener, StepRunner steps) {
            this.plan = plan;
            this.listener = listener;
            this.steps = steps;
            this.threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "step of " + plan.stack());
                thread.setDaemon(true);
                return thread;
            });
            for (PlannedStep step : plan.steps()) {
                waiting.put(step.id(), step);
                toComeBefore.put(step.id(), step.after().size());
                for (int before : step.after()) {
                    successors.computeIfAbsent(before, id -> new ArrayList<>()).add(step);
                }
            }
        }

        Outcome run(CancellationToken cancellation) {
            try (CancellationToken.Registration ignored =
                    cancellation.onCancel(() -> messages.add(new Message.CalledOff()))) {
                tell(new EngineEvent.RunStarted(plan));
                plan.steps().stream().filter(step -> step.after().isEmpty()).forEach(this::begin);
                while (running > 0) {
                    handle(next());
                }
                tell(new EngineEvent.RunFinished(outcome, List.copyOf(waiting.values()), since(begin)));
                listenerFailure.ifPresent(failure -> {
                    throw failure;
                });
                return outcome;
            } finally {
                threads.shutdown();
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private Message next() {
            try {
                return messages.take();
            } catch (InterruptedException e) {
                // Callers call a run off by its token; an interrupt must not lose a step that is being done.
                wasInterrupted = true;
                return new Message.CalledOff();
            }
        }

        private void handle(Message message) {
            if (message instanceof Message.Happened happened) {
                tell(happened.event());
            } else if (message instanceof Message.Done finished) {
                running--;
                tell(new EngineEvent.StepDone(finished.step(), finished.took()));
                beginAfter(finished.step());
            } else if (message instanceof Message.Failed failed) {
                running--;
                waiting.put(failed.step().id(), failed.step());
                // A step that ended only because the others were called off has nothing to say.
                if (!failed.problems().isEmpty()) {
                    outcome = outcome == Outcome.DONE ? Outcome.FAILED : outcome;
                    tell(new EngineEvent.StepFailed(failed.step(), failed.problems(), failed.took()));
                }
                patience.cancel();
            } else if (outcome == Outcome.DONE) {
                outcome = Outcome.CANCELLED;
                patience.cancel();
            }
        }

        private void beginAfter(PlannedStep finished) {
            for (PlannedStep step : successors.getOrDefault(finished.id(), List.of())) {
                if (toComeBefore.merge(step.id(), -1, Integer::sum) == 0 && outcome == Outcome.DONE) {
                    begin(step);
                }
            }
        }

        private void begin(PlannedStep step) {
            waiting.remove(step.id());
            running++;
            threads.execute(() -> carryOut(step));
        }

        private void carryOut(PlannedStep planned) {
            Optional<Semaphore> limit = limitOf(planned.step());
            limit.ifPresent(Semaphore::acquireUninterruptibly);
            long start = System.nanoTime();
            try {
                if (patience.isCancelled()) {
                    messages.add(new Message.Failed(planned, List.of(), Duration.ZERO));
                    return;
                }
                messages.add(new Message.Happened(new EngineEvent.StepStarted(planned)));
                steps.run(planned.step(), new StepReports(planned), patience);
                messages.add(new Message.Done(planned, since(start)));
            } catch (ProblemException e) {
                boolean calledOff = e.kind() == ProblemException.Kind.INTERRUPTED && patience.isCancelled();
                messages.add(new Message.Failed(planned, calledOff ? List.of() : e.problems(), since(start)));
            } catch (RuntimeException | Error e) {
                Problem problem = Problem.error("`" + planned.step().describe() + "` failed in an unforeseen way: " + e)
                        .hint("run it again with --debug and report what it prints");
                messages.add(new Message.Failed(planned, List.of(problem), since(start)));
            } finally {
                limit.ifPresent(Semaphore::release);
            }
        }

        /** Waits and stops only wait for somebody else, so any number may do so at once. */
        private Optional<Semaphore> limitOf(Step step) {
            boolean isWork = step instanceof Step.CreateContainer
                    || step instanceof Step.StartContainer
                    || step instanceof Step.Connect
                    || step instanceof Step.RemoveContainer
                    || step instanceof Step.BuildImage;
            return isWork ? Optional.of(changes) : Optional.empty();
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

        private final class StepReports implements StepRunner.Reports {
            private final PlannedStep step;

            StepReports(PlannedStep step) {
                this.step = step;
            }

            @Override
            public void progress(String text, long amount, long total) {
                messages.add(new Message.Happened(new EngineEvent.StepProgressed(step, text, amount, total)));
            }

            @Override
            public void note(String text) {
                messages.add(new Message.Happened(new EngineEvent.Noted(text, Optional.of(step))));
            }

            @Override
            public void ended(int exitCode) {
                messages.add(new Message.Happened(new EngineEvent.ContainerEnded(step, exitCode)));
            }

            @Override
            public void notYet(Wait wait, int tries, String answer) {
                messages.add(new Message.Happened(new EngineEvent.NotReadyYet(step, wait, tries, answer)));
            }
        }
    }
}
