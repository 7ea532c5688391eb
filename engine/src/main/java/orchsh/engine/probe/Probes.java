package orchsh.engine.probe;

import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.port.EngineObserver;

/** Finds the probe for a wait. */
public final class Probes {
    private Probes() {}

    /**
     * The probe that looks whether the wait holds.
     *
     * @param log the container's log, which a wait for a line needs
     */
    public static Probe of(
            Wait wait,
            Target target,
            EngineObserver observer,
            Optional<LogFollower> log,
            CancellationToken cancellation) {
        if (wait instanceof Wait.Tcp tcp) {
            return new TcpProbe(target, tcp.port(), observer, cancellation);
        }
        if (wait instanceof Wait.Http http) {
            return new HttpProbe(target, http, cancellation);
        }
        if (wait instanceof Wait.Log inLog) {
            return new LogProbe(
                    inLog, log.orElseThrow(() -> new IllegalArgumentException("nobody reads the log for " + wait)));
        }
        throw new IllegalStateException("no probe for " + wait);
    }
}
