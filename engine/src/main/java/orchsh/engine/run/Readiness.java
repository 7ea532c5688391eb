package orchsh.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.LogFollower;
import orchsh.engine.probe.Lookout;
import orchsh.engine.probe.Probes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Waits until one container is ready, or until it is clear that it will not be. All its waits are looked at together. */
final class Readiness {
    private final EngineObserver observer;
    private final Reach reach;
    private final ContainerEvents events;
    private final Lookout lookout;
    private final AwaitReady step;
    private final Reports reports;
    private final CancellationToken cancellation;
    private final Cancellation over = new Cancellation();
    private final Signal signal = new Signal();
    private final AtomicBoolean news = new AtomicBoolean();

    /** Told of what is seen on the way. */
    interface Reports extends Vigil.NotYetListener {
        /** The container ended, be that what was waited for or not. */
        void ended(int exitCode);
    }

    Readiness(
            EngineObserver observer,
            Reach reach,
            ContainerEvents events,
            Lookout lookout,
            AwaitReady step,
            Reports reports,
            CancellationToken cancellation) {
        this.observer = observer;
        this.reach = reach;
        this.events = events;
        this.lookout = lookout;
        this.step = step;
        this.reports = reports;
        this.cancellation = cancellation;
    }

    /** Returns when all waits of the container hold; throws when one never will or the time is up. */
    void await() {
        if (new FirstGlance(observer, reach, cancellation).suffices(step)) {
            return;
        }
        try (CancellationToken.Registration ignored = cancellation.onCancel(signal::raise);
                Life life = new Life(observer, events, step, signal::raise)) {
            ContainerDetails details = life.begin();
            List<Wait> waits = step.waits().isEmpty() ? waitsByItself(details) : step.waits();
            if (!waits.isEmpty()) {
                await(waits, life);
            }
        } finally {
            over.cancel();
        }
    }

    /** Of a container of which nothing is said: its image may say how its health is found out. */
    private static List<Wait> waitsByItself(ContainerDetails details) {
        return details.healthcheck()
                .map(check -> List.<Wait>of(Wait.Healthy.asCheckedBy(check)))
                .orElse(List.of());
    }

    private void await(List<Wait> waits, Life life) {
        FailureReport report = new FailureReport(observer, step, life);
        Optional<LogFollower> log = Optional.empty();
        try {
            refuseEnd(waits, life, () -> report.ended(notLookedAt(waits)));
            ContainerDetails details = life.first();
            log = LogFollower.forWaits(waits, observer, details, life.beginOfLog(), this::hasNews);
            Probes probes = new Probes(
                    reach.to(step.container(), details.networks(), details.ports()),
                    observer,
                    life,
                    log,
                    lookout,
                    over);
            Vigils vigils = new Vigils(waits, probes, life, log, this::notYet, signal::raise, over);
            vigils.begin();
            try {
                untilDecided(vigils, life, log, report);
            } catch (ProblemException e) {
                throw e.kind() == ProblemException.Kind.NO_ENGINE ? report.withoutEngine(e, vigils.standings()) : e;
            }
        } finally {
            log.ifPresent(LogFollower::close);
            if (life.latest().hasEnded()) {
                reports.ended(life.latest().exitCode());
            }
        }
    }

    private static List<Standing> notLookedAt(List<Wait> waits) {
        return waits.stream()
                .flatMap(wait -> wait.parts().stream())
                .map(Standing::before)
                .toList();
    }

    private void untilDecided(Vigils vigils, Life life, Optional<LogFollower> log, FailureReport report) {
        while (true) {
            checkCancelled();
            boolean hasNews = news.getAndSet(false);
            boolean hasLooked = life.lookIfDoubtful();
            if (hasNews || hasLooked) {
                refuseEnd(vigils.waits(), life, () -> report.ended(vigils.standings()));
                log.ifPresent(follower -> follower.readOn(life.latest()));
                vigils.wake();
            }
            Vigils.Verdict verdict = verdict(vigils, life, report);
            if (verdict.allHold()) {
                return;
            }
            if (verdict.failed().isPresent()) {
                Wait failed = verdict.failed().get();
                life.look();
                refuseEnd(vigils.waits(), life, () -> report.ended(vigils.standings()));
                throw verdict.lineOfDoom()
                        .map(report::doomed)
                        .orElseGet(() -> report.failed(failed, vigils.of(failed), vigils.besides(failed)));
            }
            signal.pause(life.untilNextLook());
        }
    }

    /** A look that fails may only show that the container ended meanwhile, which says more. */
    private Vigils.Verdict verdict(Vigils vigils, Life life, FailureReport report) {
        try {
            return vigils.verdict();
        } catch (RuntimeException e) {
            checkCancelled();
            life.look();
            refuseEnd(vigils.waits(), life, () -> report.ended(vigils.standings()));
            throw e;
        }
    }

    /** For some the end is what they wait for, and being started again on the way there is no end. */
    private static void refuseEnd(List<Wait> waits, Life life, Supplier<ProblemException> problem) {
        boolean mayEnd = waits.stream().flatMap(wait -> wait.parts().stream()).anyMatch(Wait.Exit.class::isInstance);
        if (!mayEnd && life.hasFallen()) {
            throw problem.get();
        }
    }

    /** Something was read in the log. */
    private void hasNews() {
        news.set(true);
        signal.raise();
    }

    private void notYet(Wait wait, int tries, String answer) {
        if (!over.isCancelled()) {
            reports.notYet(wait, tries, answer);
        }
    }

    private void checkCancelled() {
        if (cancellation.isCancelled()) {
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED,
                    Problem.error("waiting for `" + step.service() + "` was called off"));
        }
    }
}
