package orchsh.engine.probe;

import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.port.EngineObserver;

/** Finds the probe for a wait. */
public final class Probes {
    private Probes() {}

    /**
     * The probe that looks whether the wait holds.
     *
     * @param log the container's log, begun to be read only when a wait needs it
     */
    public static Probe of(
            Wait wait,
            Target target,
            EngineObserver observer,
            Supplier<LogFollower> log,
            CancellationToken cancellation) {
        if (wait instanceof Wait.Tcp tcp) {
            return new TcpProbe(target, tcp.port(), observer, cancellation);
        }
        if (wait instanceof Wait.Http http) {
            return new HttpProbe(target, http);
        }
        if (wait instanceof Wait.Log inLog) {
            return new LogProbe(inLog, log.get());
        }
        throw new IllegalStateException("no probe for " + wait);
    }
}
