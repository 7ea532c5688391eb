package orchsh.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.TextPattern;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.Deadline;
import orchsh.engine.probe.LogFollower;
import orchsh.engine.probe.Look;
import orchsh.engine.probe.Probe;
import orchsh.engine.probe.Probes;
import orchsh.engine.probe.Target;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Waits until one container is ready, or until it is clear that it will not be. */
final class Readiness {
    private static final Duration BETWEEN_INSPECTIONS = Duration.ofSeconds(2);
    private static final Duration QUICK = Duration.ofSeconds(1);

    /** When the time is up there is one more look, which must have a chance. */
    private static final Duration LAST_LOOK = Duration.ofMillis(200);

    private static final int LOG_LINES_SHOWN = 15;

    private final EngineObserver observer;
    private final Reach reach;
    private final ExitWatch exits;
    private final AwaitReady step;
    private final NotYetListener listener;
    private final CancellationToken cancellation;
    private final Signal signal = new Signal();
    private final AtomicBoolean doubtful = new AtomicBoolean();
    private final long begin = System.nanoTime();
    private Optional<LogFollower> log = Optional.empty();
    private Deadline nextInspection = Deadline.in(BETWEEN_INSPECTIONS);

    /** Told of each look that showed that a wait does not hold yet. */
    @FunctionalInterface
    interface NotYetListener {
        void notYet(Wait wait, int tries, String answer);
    }

    Readiness(
            EngineObserver observer,
            Reach reach,
            ExitWatch exits,
            AwaitReady step,
            NotYetListener listener,
            CancellationToken cancellation) {
        this.observer = observer;
        this.reach = reach;
        this.exits = exits;
        this.step = step;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Returns when all waits of the container hold; throws when one never will or the time is up. */
    void await() {
        if (step.seen().isPresent() && holdsAlready(step.seen().get())) {
            return;
        }
        try (CancellationToken.Registration ignored = cancellation.onCancel(signal::raise)) {
            exits.watch(step.container(), this::doubt);
            ContainerDetails details = alive();
            Target target = targetOf(details.networks(), details.ports());
            log = follower(details.lastEnd());
            for (Wait wait : step.waits()) {
                await(wait, Probes.of(wait, target, observer, log, cancellation));
            }
        } finally {
            exits.forget(step.container());
            log.ifPresent(LogFollower::close);
        }
    }

    private void doubt() {
        doubtful.set(true);
        signal.raise();
    }

    /** A container that already ran costs no request when its ports answer and its log need not be read. */
    private boolean holdsAlready(ObservedContainer container) {
        Target target = targetOf(container.networks(), container.ports());
        if (target.addresses().isEmpty() || !step.waits().stream().allMatch(Readiness::isQuick)) {
            return false;
        }
        for (Wait wait : step.waits()) {
            Probe probe = Probes.of(wait, target, observer, Optional.empty(), cancellation);
            if (!(probe.look(Deadline.in(QUICK)) instanceof Look.Holds)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuick(Wait wait) {
        return !(wait instanceof Wait.Log)
                && wait.options().stable().isZero()
                && wait.options().fail().isEmpty();
    }

    private Target targetOf(Map<String, Endpoint> networks, List<PublishedPort> ports) {
        List<String> addresses = new ArrayList<>();
        if (reach.locality() == Reach.Locality.LOCAL) {
            new TreeMap<>(networks)
                    .values().stream()
                            .map(Endpoint::address)
                            .filter(address -> !address.isEmpty())
                            .forEach(addresses::add);
        }
        return new Target(step.container(), addresses, reach.publishedAt(), ports);
    }

    /** The log is read only for those who ask what is in it. */
    private Optional<LogFollower> follower(Optional<String> since) {
        List<TextPattern> patterns = new ArrayList<>(failPatterns());
        for (Wait wait : step.waits()) {
            if (wait instanceof Wait.Log inLog) {
                patterns.add(inLog.pattern());
            }
        }
        return patterns.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogFollower(observer, step.container(), since, patterns, signal::raise));
    }

    private List<TextPattern> failPatterns() {
        return step.waits().stream()
                .flatMap(wait -> wait.options().fail().stream())
                .toList();
    }

    private void await(Wait wait, Probe probe) {
        Duration timeout = wait.options().timeout();
        Optional<Long> holdingSince = Optional.empty();
        for (int tries = 1; ; tries++) {
            checkCancelled();
            Duration left = timeout.minusNanos(System.nanoTime() - begin);
            Look look = look(probe, Deadline.in(left.compareTo(LAST_LOOK) < 0 ? LAST_LOOK : left));
            refuseFailLine();
            long now = System.nanoTime();
            String answer;
            if (look instanceof Look.Holds) {
                holdingSince = holdingSince.or(() -> Optional.of(now));
                if (now - holdingSince.get() >= wait.options().stable().toNanos()) {
                    return;
                }
                answer = "holds, but not long enough yet";
            } else if (look instanceof Look.NotYet notYet) {
                holdingSince = Optional.empty();
                answer = notYet.answer();
            } else {
                alive();
                throw failed(wait, tries, ((Look.Never) look).why(), "cannot become ready");
            }
            listener.notYet(wait, tries, answer);
            if (now - begin >= timeout.toNanos()) {
                alive();
                throw failed(wait, tries, answer, "is not ready after " + words(timeout));
            }
            pause(wait);
        }
    }

    /** A look that fails may only show that the container ended meanwhile, which says more. */
    private Look look(Probe probe, Deadline deadline) {
        try {
            Look look = probe.look(deadline);
            // A line that means that it never will may already have been written.
            boolean isKnown = log.map(LogFollower::isCaughtUp).orElse(true);
            return look instanceof Look.Holds && !isKnown ? new Look.NotYet("its log is still being read") : look;
        } catch (ProblemException e) {
            checkCancelled();
            alive();
            throw e;
        }
    }

    /** Until the next look is due; what is told meanwhile is heeded, but is no reason to look earlier. */
    private void pause(Wait wait) {
        Deadline nextLook = Deadline.in(pauseAfter(Duration.ofNanos(System.nanoTime() - begin), wait));
        while (!nextLook.hasPassed()) {
            boolean hasNews = signal.pause(shorter(nextLook.left(), nextInspection.left()));
            checkCancelled();
            refuseFailLine();
            if (doubtful.getAndSet(false) || nextInspection.hasPassed()) {
                alive();
            }
            if (hasNews && wait instanceof Wait.Log) {
                return;
            }
        }
    }

    /** Quick while most services come up, slower when this one takes its time. */
    private static Duration pauseAfter(Duration elapsed, Wait wait) {
        Duration left = wait.options().timeout().minus(elapsed);
        Duration pause = wait.options().every().orElseGet(() -> {
            if (elapsed.toMillis() < 2_000) {
                return Duration.ofMillis(10);
            }
            if (elapsed.toMillis() < 10_000) {
                return Duration.ofMillis(50);
            }
            return Duration.ofMillis(elapsed.toMillis() < 60_000 ? 250 : 1_000);
        });
        return left.isNegative() ? Duration.ZERO : shorter(pause, left);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void checkCancelled() {
        if (cancellation.isCancelled()) {
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED,
                    Problem.error("waiting for `" + step.service() + "` was called off"));
        }
    }

    /** A line that means that it never will counts at any time, whichever wait is looked at. */
    private void refuseFailLine() {
        for (TextPattern pattern : failPatterns()) {
            log.flatMap(follower -> follower.firstLine(pattern)).ifPresent(line -> {
                throw ProblemException.stack(Problem.error("service `" + step.service()
                                + "` will not become ready: its log says `" + line.strip() + "`")
                        .details(lastLines()));
            });
        }
    }

    /** The container as it is now; a problem when it has ended. */
    private ContainerDetails alive() {
        nextInspection = Deadline.in(BETWEEN_INSPECTIONS);
        ContainerDetails details = observer.container(step.container())
                .orElseThrow(() -> ProblemException.stack(Problem.error("container `" + step.container()
                        + "` of service `" + step.service() + "` was removed while it was waited for")));
        switch (details.state()) {
            case RUNNING, PAUSED -> {
                return details;
            }
            case RESTARTING, CREATED, REMOVING, EXITED, DEAD, UNKNOWN -> throw ended(details);
        }
        throw new IllegalStateException("no such state: " + details.state());
    }

    private ProblemException ended(ContainerDetails details) {
        String how = "exit code " + details.exitCode() + (details.outOfMemory() ? ", out of memory" : "")
                + (details.restarts() > 0 ? ", after " + details.restarts() + " restarts" : "")
                + (details.error().isEmpty() ? "" : ", " + details.error());
        return ProblemException.stack(
                Problem.error("service `" + step.service() + "` ended while it was waited for: " + how)
                        .hint("see all it said with: logs " + step.service())
                        .details(lastLines()));
    }

    private ProblemException failed(Wait wait, int tries, String answer, String what) {
        return ProblemException.stack(Problem.error("service `" + step.service() + "` " + what + ": wait "
                        + wait.describe() + " was tried " + tries + (tries == 1 ? " time" : " times")
                        + ", last answer: "
                        + answer)
                .details(lastLines()));
    }

    private List<String> lastLines() {
        List<String> lines = new ArrayList<>();
        try {
            observer.logs(
                    step.container(),
                    EngineObserver.LogQuery.last(LOG_LINES_SHOWN),
                    (moment, line, isError) -> lines.add(step.service() + " | " + line),
                    CancellationToken.none());
        } catch (ProblemException e) {
            lines.add("its log cannot be read: " + e.getMessage());
        }
        return lines.isEmpty() ? List.of(step.service() + " has written nothing to its log") : lines;
    }

    private static String words(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
