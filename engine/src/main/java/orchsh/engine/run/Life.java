package orchsh.engine.run;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.Deadline;
import orchsh.engine.probe.Vitals;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * How a container is doing while it is waited for. It is looked at once the engine's events are listened to, and again
 * only when one of them says that something changed.
 */
final class Life implements Vitals, ContainerEvents.Listener, AutoCloseable {
    /** Engines answer a moment before they really listen, so the first look is repeated once. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    /** The first lines of a container may be older than the moment that engines give for its start. */
    private static final Duration BEFORE_START = Duration.ofSeconds(1);

    private static final Duration WITHOUT_EVENTS = Duration.ofSeconds(2);
    private static final Duration UNTIL_LISTENING = Duration.ofMillis(500);

    private final EngineObserver observer;
    private final ContainerEvents events;
    private final AwaitReady step;
    private final Runnable onDoubt;
    private final Signal listening = new Signal();
    private final Object lock = new Object();
    private Optional<ContainerDetails> first = Optional.empty();
    private Optional<ContainerDetails> latest = Optional.empty();
    private Deadline nextLook = Deadline.in(SECOND_LOOK);
    private boolean ranOutOfMemory;
    private boolean doubtful;
    private boolean lookedTwice;

    /**
     * The life of the container that the step waits for.
     *
     * @param onDoubt called when it should be looked at again
     */
    Life(EngineObserver observer, ContainerEvents events, AwaitReady step, Runnable onDoubt) {
        this.observer = observer;
        this.events = events;
        this.step = step;
        this.onDoubt = onDoubt;
    }

    /** Listens, then looks. */
    ContainerDetails begin() {
        events.watch(step.container(), this);
        if (!events.isListening() && !events.isBroken()) {
            listening.pause(UNTIL_LISTENING);
        }
        look();
        nextLook = Deadline.in(SECOND_LOOK);
        return first();
    }

    @Override
    public void happened(String action) {
        synchronized (lock) {
            ranOutOfMemory |= action.equals("oom") && latest.isPresent();
        }
        doubt();
    }

    @Override
    public void mayHaveMissed() {
        listening.raise();
        doubt();
    }

    private void doubt() {
        synchronized (lock) {
            doubtful = true;
        }
        onDoubt.run();
    }

    /** Looks again if there is a reason to; says whether it did. */
    boolean lookIfDoubtful() {
        boolean isDue;
        synchronized (lock) {
            isDue = doubtful || nextLook.hasPassed();
        }
        if (isDue) {
            look();
        }
        return isDue;
    }

    /** The time until it is to be looked at whatever the engine tells; long while its events are listened to. */
    Duration untilNextLook() {
        synchronized (lock) {
            return nextLook.left();
        }
    }

    /** Looks at it now. */
    void look() {
        synchronized (lock) {
            doubtful = false;
        }
        ContainerDetails details = observer.container(step.container())
                .orElseThrow(() -> ProblemException.stack(Problem.error("container `" + step.container()
                        + "` of service `" + step.service() + "` was removed while it was waited for")));
        synchronized (lock) {
            first = first.or(() -> Optional.of(details));
            latest = Optional.of(details);
            boolean isToldAll = events.isListening() && lookedTwice;
            lookedTwice = true;
            nextLook = Deadline.in(isToldAll ? Duration.ofDays(1) : WITHOUT_EVENTS);
        }
    }

    /** As it was when it was looked at for the first time. */
    ContainerDetails first() {
        synchronized (lock) {
            return first.orElseThrow();
        }
    }

    @Override
    public ContainerDetails latest() {
        synchronized (lock) {
            return latest.orElseThrow();
        }
    }

    /** The moment after which its log is that of this start; absent when it is so from the beginning. */
    Optional<String> beginOfLog() {
        ContainerDetails details = first();
        boolean isDown = details.hasEnded() || details.state() == State.RESTARTING;
        return isDown ? details.lastStart().flatMap(Life::shortlyBefore) : details.lastEnd();
    }

    private static Optional<String> shortlyBefore(String moment) {
        try {
            return Optional.of(OffsetDateTime.parse(moment).minus(BEFORE_START).toString());
        } catch (DateTimeException e) {
            return Optional.empty(); // lines of an earlier start are better than none
        }
    }

    boolean isPaused() {
        return latest().state() == State.PAUSED;
    }

    /** Whether it is or was down since it was started for this wait, be it up again or not. */
    boolean hasFallen() {
        return switch (latest().state()) {
            case RUNNING, PAUSED -> wasRestarted();
            case RESTARTING, CREATED, REMOVING, EXITED, DEAD, UNKNOWN -> true;
        };
    }

    /** Whether the engine starts it again and again. */
    boolean crashLoops() {
        return latest().state() == State.RESTARTING || wasRestarted();
    }

    private boolean wasRestarted() {
        int before = step.seen().isPresent() ? first().restarts() : 0;
        return latest().restarts() > before || !latest().lastStart().equals(first().lastStart());
    }

    /** The code it ended with; absent when it is up again and nobody told. */
    Optional<Integer> exitCode() {
        boolean isUpAgain = latest().state() == State.RUNNING || latest().state() == State.PAUSED;
        return isUpAgain ? events.codeOfLastEnd(step.container()) : Optional.of(latest().exitCode());
    }

    /** Whether the kernel ended it, or a process in it, for want of memory. */
    boolean ranOutOfMemory() {
        synchronized (lock) {
            return ranOutOfMemory || latest().outOfMemory();
        }
    }

    @Override
    public void close() {
        events.forget(step.container(), this);
    }
}
