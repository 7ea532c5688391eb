package orchsh.engine.probe;

import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.port.EngineObserver;

/** Finds the probes for the waits of one container. */
public final class Probes {
    private final Target target;
    private final EngineObserver observer;
    private final Vitals vitals;
    private final Optional<LogFollower> log;
    private final Lookout lookout;
    private final CancellationToken cancellation;

    /**
     * The probes of a container.
     *
     * @param target the ways to it
     * @param observer its engine
     * @param vitals its state, which waits for its health and its end need
     * @param log its log, which a wait for a line needs
     * @param lookout where to look from when there is no other way
     * @param cancellation ends every look at once
     */
    public Probes(
            Target target,
            EngineObserver observer,
            Vitals vitals,
            Optional<LogFollower> log,
            Lookout lookout,
            CancellationToken cancellation) {
        this.target = target;
        this.observer = observer;
        this.vitals = vitals;
        this.log = log;
        this.lookout = lookout;
        this.cancellation = cancellation;
    }

    /** The probe that looks whether the wait holds. */
    public Probe of(Wait wait) {
        if (wait instanceof Wait.Tcp tcp) {
            return new TcpProbe(
                    target, tcp.port(), new SocketTable(target, observer, lookout, cancellation), cancellation);
        }
        if (wait instanceof Wait.Http http) {
            InsideCall inside = new InsideCall(target.container(), observer, lookout, cancellation);
            return new HttpProbe(target, http, inside, cancellation);
        }
        if (wait instanceof Wait.Log inLog) {
            return new LogProbe(
                    inLog, log.orElseThrow(() -> new IllegalArgumentException("nobody reads the log for " + wait)));
        }
        if (wait instanceof Wait.Exec exec) {
            return new ExecProbe(target.container(), exec, observer, cancellation);
        }
        if (wait instanceof Wait.File file) {
            return new FileProbe(target.container(), file, observer, cancellation);
        }
        if (wait instanceof Wait.Healthy) {
            return new HealthProbe(vitals);
        }
        if (wait instanceof Wait.Exit exit) {
            return new ExitProbe(exit, vitals);
        }
        throw new IllegalStateException("no probe for " + wait);
    }
}
