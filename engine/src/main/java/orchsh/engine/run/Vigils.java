package orchsh.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.probe.LogFollower;
import orchsh.engine.probe.Probes;

/** All waits of one container, looked at at the same time. All must hold; of alternatives one is enough. */
final class Vigils {
    private final Map<Wait, List<Vigil>> vigils = new LinkedHashMap<>();

    /**
     * What the looks came to.
     *
     * @param failed a wait that will not hold any more
     * @param lineOfDoom the line of the log that says so, if it was one
     */
    record Verdict(boolean allHold, Optional<Wait> failed, Optional<String> lineOfDoom) {}

    Vigils(
            List<Wait> waits,
            Probes probes,
            Life life,
            Optional<LogFollower> log,
            Vigil.NotYetListener listener,
            Runnable onDecision,
            CancellationToken cancellation) {
        for (Wait wait : waits) {
            List<Vigil> parts = new ArrayList<>();
            for (Wait part : wait.parts()) {
                parts.add(new Vigil(part, probes.of(part), life, log, listener, onDecision, cancellation));
            }
            vigils.put(wait, List.copyOf(parts));
        }
    }

    void begin() {
        all().forEach(vigil -> {
            Background.start("look at " + vigil.standing().awaited().describe(), vigil);
        });
    }

    /** Something about the container changed. */
    void wake() {
        all().forEach(Vigil::wake);
    }

    List<Wait> waits() {
        return List.copyOf(vigils.keySet());
    }

    /** How far each wait has come. */
    List<Standing> standings() {
        return all().stream().map(Vigil::standing).toList();
    }

    /** How far the parts of one wait have come. */
    List<Standing> of(Wait wait) {
        return vigils.getOrDefault(wait, List.of()).stream()
                .map(Vigil::standing)
                .toList();
    }

    /** How far the others have come. */
    List<Standing> besides(Wait wait) {
        return waits().stream()
                .filter(other -> !other.equals(wait))
                .flatMap(other -> of(other).stream())
                .toList();
    }

    Verdict verdict() {
        boolean allHold = true;
        for (Map.Entry<Wait, List<Vigil>> entry : vigils.entrySet()) {
            List<Vigil> parts = entry.getValue();
            if (parts.stream().allMatch(Vigil::isHopeless)) {
                return new Verdict(
                        false, Optional.of(entry.getKey()), parts.get(0).lineOfDoom());
            }
            allHold &= parts.stream().anyMatch(Vigil::holds);
        }
        return new Verdict(allHold, Optional.empty(), Optional.empty());
    }

    private List<Vigil> all() {
        return vigils.values().stream().flatMap(List::stream).toList();
    }
}
