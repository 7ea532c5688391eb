package orchsh.engine.run;

import java.time.Duration;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.probe.Deadline;
import orchsh.engine.probe.LogFollower;
import orchsh.engine.probe.Look;
import orchsh.engine.probe.Probe;
import orchsh.engine.problem.ProblemException;

/** Looks at one wait again and again, in a thread of its own, until it holds or it is clear that it will not. */
final class Vigil implements Runnable {
    /** When the time is up there is one more look, which must have a chance. */
    private static final Duration LAST_LOOK = Duration.ofMillis(200);

    private final Wait wait;
    private final Probe probe;
    private final Life life;
    private final Optional<LogFollower> log;
    private final NotYetListener listener;
    private final Runnable onDecision;
    private final CancellationToken cancellation;
    private final Signal signal = new Signal();
    private final long begin = System.nanoTime();
    private final Object lock = new Object();
    private Standing standing;
    private Optional<RuntimeException> failure = Optional.empty();

    /** Told of each look that showed that a wait does not hold yet. */
    @FunctionalInterface
    interface NotYetListener {
        void notYet(Wait wait, int tries, String answer);
    }

    Vigil(
            Wait wait,
            Probe probe,
            Life life,
            Optional<LogFollower> log,
            NotYetListener listener,
            Runnable onDecision,
            CancellationToken cancellation) {
        this.wait = wait;
        this.probe = probe;
        this.life = life;
        this.log = log;
        this.listener = listener;
        this.onDecision = onDecision;
        this.cancellation = cancellation;
        this.standing = Standing.before(wait);
    }

    /** How far it has come, be that to a look that failed. */
    Standing standing() {
        synchronized (lock) {
            return standing;
        }
    }

    /** How far it has come. What looking failed with is thrown here. */
    private Standing outcome() {
        synchronized (lock) {
            failure.ifPresent(problem -> {
                throw problem;
            });
            return standing;
        }
    }

    /** Something changed, which is a reason to look for those who look at what is told. */
    void wake() {
        signal.raise();
    }

    @Override
    public void run() {
        try (CancellationToken.Registration ignored = cancellation.onCancel(signal::raise)) {
            lookUntilDecided();
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            fail(new IllegalStateException("looking at " + wait.describe() + " failed", e));
            throw e;
        } finally {
            onDecision.run();
        }
    }

    private void fail(RuntimeException e) {
        synchronized (lock) {
            failure = Optional.of(e);
            stand(
                    Standing.State.LOOKING,
                    standing.tries() + 1,
                    "the look failed: " + (e instanceof ProblemException ? e.getMessage() : e));
        }
    }

    private void lookUntilDecided() {
        Duration timeout = wait.options().timeout();
        Optional<Long> holdingSince = Optional.empty();
        for (int tries = 1; !cancellation.isCancelled(); tries++) {
            long lookBegan = System.nanoTime();
            Look look = look(Deadline.in(longer(timeout.minus(elapsed()), LAST_LOOK)));
            Duration lookTook = Duration.ofNanos(System.nanoTime() - lookBegan);
            if (cancellation.isCancelled()) {
                return;
            }
            String answer;
            Duration toHold = Duration.ZERO;
            if (look instanceof Look.Holds) {
                long now = System.nanoTime();
                holdingSince = holdingSince.or(() -> Optional.of(now));
                toHold = wait.options().stable().minusNanos(now - holdingSince.get());
                if (toHold.isNegative() || toHold.isZero()) {
                    stand(Standing.State.HOLDS, tries, "");
                    return;
                }
                answer = "holds, but not long enough yet";
            } else if (look instanceof Look.NotYet notYet) {
                holdingSince = Optional.empty();
                answer = notYet.answer();
            } else {
                stand(Standing.State.NEVER, tries, ((Look.Never) look).why());
                return;
            }
            if (elapsed().compareTo(timeout) >= 0) {
                stand(Standing.State.LATE, tries, answer);
                return;
            }
            stand(Standing.State.LOOKING, tries, answer);
            listener.notYet(wait, tries, answer);
            pause(pauseAfter(lookTook, toHold));
        }
    }

    private void stand(Standing.State state, int tries, String answer) {
        synchronized (lock) {
            standing = new Standing(wait, state, tries, elapsed(), answer);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Look look(Deadline deadline) {
        ContainerDetails now = life.latest();
        boolean isOver = now.hasEnded();
        if (life.isPaused()) {
            return new Look.NotYet("the container is paused");
        }
        if (isOver && !(wait instanceof Wait.Exit) && !(wait instanceof Wait.Log)) {
            return hasEnded();
        }
        boolean isAllRead = log.map(follower -> follower.isReadOut(now)).orElse(true);
        Look look = probe.look(deadline);
        if (look instanceof Look.Holds) {
            // A line that means that it never will may already have been written.
            boolean isKnown = log.map(LogFollower::isCaughtUp).orElse(true);
            return isKnown ? look : new Look.NotYet("its log is still being read");
        }
        return isOver && isAllRead && wait instanceof Wait.Log ? hasEnded() : look;
    }

    private Look hasEnded() {
        return new Look.Never("it ended with exit code " + life.latest().exitCode());
    }

    private Duration pauseAfter(Duration lookTook, Duration toHold) {
        Duration pause = wait.options().every().orElseGet(() -> Pace.of(wait).pause(elapsed(), lookTook));
        Duration left = wait.options().timeout().minus(elapsed());
        Duration shortened = toHold.isZero() ? shorter(pause, left) : shorter(shorter(pause, toHold), left);
        return longer(shortened, Duration.ZERO);
    }

    /** Until the next look is due; news are a reason to look earlier for those alone who look at what is told. */
    private void pause(Duration time) {
        Deadline nextLook = Deadline.in(time);
        while (!nextLook.hasPassed() && !cancellation.isCancelled()) {
            boolean hasNews = signal.pause(nextLook.left());
            if (hasNews && (Pace.of(wait) == Pace.TOLD || life.latest().hasEnded())) {
                return;
            }
        }
    }

    boolean holds() {
        return lineOfDoom().isEmpty() && outcome().state() == Standing.State.HOLDS;
    }

    /** Whether it will not hold any more. */
    boolean isHopeless() {
        return lineOfDoom().isPresent() || outcome().isHopeless();
    }

    /** A line in the log that means that it never will, if there is one; it counts even when the wait holds. */
    Optional<String> lineOfDoom() {
        return log.flatMap(follower -> wait.options().fail().flatMap(follower::firstLine));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
