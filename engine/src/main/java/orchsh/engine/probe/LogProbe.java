package orchsh.engine.probe;

import orchsh.engine.model.Wait;

/** Was the pattern seen often enough since the container's start? */
final class LogProbe implements Probe {
    private final Wait.Log wait;
    private final LogFollower log;

    LogProbe(Wait.Log wait, LogFollower log) {
        this.wait = wait;
        this.log = log;
    }

    @Override
    public Look look(Deadline deadline) {
        int seen = log.seen(wait.pattern());
        if (seen >= wait.times()) {
            return new Look.Holds();
        }
        return new Look.NotYet(wait.times() == 1 ? "not seen yet" : "seen " + seen + " of " + wait.times() + " times");
    }
}
