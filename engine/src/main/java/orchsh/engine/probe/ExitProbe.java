package orchsh.engine.probe;

import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;

/** Has the container ended with that code? */
final class ExitProbe implements Probe {
    private final Wait.Exit wait;
    private final Vitals vitals;

    ExitProbe(Wait.Exit wait, Vitals vitals) {
        this.wait = wait;
        this.vitals = vitals;
    }

    @Override
    public Look look(Deadline deadline) {
        ContainerDetails details = vitals.latest();
        if (!details.hasEnded()) {
            return new Look.NotYet("it has not ended");
        }
        return details.exitCode() == wait.code()
                ? new Look.Holds()
                : new Look.Never("it ended with exit code " + details.exitCode());
    }
}
