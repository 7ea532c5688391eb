package orchsh.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.TextPattern;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.port.EngineObserver;
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
    private static final int LOG_LINES_SHOWN = 15;

    private final EngineObserver observer;
    private final Reach reach;
    private final ExitWatch exits;
    private final AwaitReady step;
    private final NotYetListener listener;
    private final CancellationToken cancellation;
    private final Signal signal = new Signal();
    private final long begin = System.nanoTime();
    private Optional<LogFollower> log = Optional.empty();

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
            exits.watch(step.container(), signal);
            ContainerDetails details = alive();
            Target target = targetOf(details);
            for (Wait wait : step.waits()) {
                Probe probe = Probes.of(wait, target, observer, () -> follower(details.lastEnd()), cancellation);
                if (wait.options().fail().isPresent()) {
                    follower(details.lastEnd());
                }
                await(wait, probe);
            }
        } finally {
            exits.forget(step.container());
            log.ifPresent(LogFollower::close);
        }
    }

    /** A container that already ran costs no request when its ports answer. */
    private boolean holdsAlready(ObservedContainer container) {
        Target target = new Target(
                container.name(), addresses(container.networks().values()), reach.publishedAt(), container.ports());
        for (Wait wait : step.waits()) {
            boolean isQuick = !(wait instanceof Wait.Log)
                    && wait.options().stable().isZero()
                    && !target.addresses().isEmpty();
            if (!isQuick) {
                return false;
            }
            Supplier<LogFollower> none = () -> follower(Optional.empty());
            if (!(Probes.of(wait, target, observer, none, cancellation).look() instanceof Look.Holds)) {
                return false;
            }
        }
        return true;
    }

    private Target targetOf(ContainerDetails details) {
        List<PublishedPort> ports = addressesUsable() ? List.of() : portsOf(details.id());
        return new Target(step.container(), addresses(details.networks().values()), reach.publishedAt(), ports);
    }

    private boolean addressesUsable() {
        return reach.locality() == Reach.Locality.LOCAL;
    }

    private List<PublishedPort> portsOf(String id) {
        return observer.containersOf(reach.project()).stream()
                .filter(container -> container.id().equals(id))
                .findFirst()
                .map(ObservedContainer::ports)
                .orElse(List.of());
    }

    private List<String> addresses(Iterable<Endpoint> endpoints) {
        List<String> addresses = new ArrayList<>();
        if (addressesUsable()) {
            for (Endpoint endpoint : endpoints) {
                if (!endpoint.address().isEmpty()) {
                    addresses.add(endpoint.address());
                }
            }
        }
        return addresses;
    }

    private LogFollower follower(Optional<String> since) {
        if (log.isEmpty()) {
            List<TextPattern> patterns = new ArrayList<>();
            for (Wait wait : step.waits()) {
                wait.options().fail().ifPresent(patterns::add);
                if (wait instanceof Wait.Log inLog) {
                    patterns.add(inLog.pattern());
                }
            }
            log = Optional.of(new LogFollower(observer, step.container(), since, patterns, signal::raise));
        }
        return log.get();
    }

    private void await(Wait wait, Probe probe) {
        int tries = 0;
        Optional<Long> holdingSince = Optional.empty();
        long lastInspection = System.nanoTime();
        while (true) {
            checkCancelled();
            refuseFailLine(wait);
            tries++;
            String answer;
            Look look = probe.look();
            long now = System.nanoTime();
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
                throw failed(wait, tries, ((Look.Never) look).why(), "cannot become ready");
            }
            listener.notYet(wait, tries, answer);
            if (now - begin >= wait.options().timeout().toNanos()) {
                throw failed(
                        wait,
                        tries,
                        answer,
                        "is not ready after " + words(wait.options().timeout()));
            }
            if (now - lastInspection >= BETWEEN_INSPECTIONS.toNanos()) {
                alive();
                lastInspection = now;
            }
            if (signal.pause(pauseAfter(Duration.ofNanos(now - begin), wait))) {
                alive();
                lastInspection = System.nanoTime();
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
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(left) < 0 ? pause : left;
    }

    private void checkCancelled() {
        if (cancellation.isCancelled()) {
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED,
                    Problem.error("waiting for `" + step.service() + "` was called off"));
        }
    }

    private void refuseFailLine(Wait wait) {
        wait.options()
                .fail()
                .flatMap(pattern -> follower(Optional.empty()).firstLine(pattern))
                .ifPresent(line -> {
                    throw ProblemException.stack(Problem.error("service `" + step.service()
                                    + "` will not become ready: its log says `" + line.strip() + "`")
                            .details(lastLines()));
                });
    }

    /** The container as it is now; a problem when it has ended. */
    private ContainerDetails alive() {
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
        observer.logs(
                step.container(),
                EngineObserver.LogQuery.last(LOG_LINES_SHOWN),
                (moment, line, isError) -> lines.add(step.service() + " | " + line),
                CancellationToken.none());
        return lines.isEmpty() ? List.of(step.service() + " has written nothing to its log") : lines;
    }

    private static String words(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
