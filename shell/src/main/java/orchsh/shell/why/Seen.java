package orchsh.shell.why;

import java.util.List;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.Occurrence;
import orchsh.engine.run.OneLook.Sight;

/**
 * A container, looked at from all sides.
 *
 * @param listed as the engine lists it
 * @param details as the engine describes it
 * @param memoryLimit how many bytes of memory it may have; 0 for as many as there are
 * @param history what happened to it, as far as the engine remembers, the oldest first; none when it is well
 * @param waits how what it is waited for stands; none when it is not looked at
 * @param lastLines what it wrote last
 * @param taken ports that it is to publish and somebody else has
 */
record Seen(
        ObservedContainer listed,
        ContainerDetails details,
        long memoryLimit,
        List<Occurrence> history,
        List<Sight> waits,
        List<String> lastLines,
        List<TakenPort> taken) {
    Seen {
        history = List.copyOf(history);
        waits = List.copyOf(waits);
        lastLines = List.copyOf(lastLines);
        taken = List.copyOf(taken);
    }

    String name() {
        return listed.name();
    }
}
