package orchsh.engine.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;

/** What orchsh itself made for a stack and nobody else uses, whatever others have made under the same name. */
final class Belongings {
    private final ObservedStack engine;
    private final String stack;
    private final Set<String> usedByOthers = new HashSet<>();
    private final Set<String> enteredByOthers = new HashSet<>();

    Belongings(ObservedStack engine, String stack) {
        this.engine = engine;
        this.stack = stack;
        engine.containers().stream().filter(container -> !isOurs(container)).forEach(other -> {
            other.volumes().forEach(volume -> usedByOthers.add(volume.volume()));
            enteredByOthers.addAll(other.networks().keySet());
        });
    }

    private boolean isOurs(ObservedContainer container) {
        return container.label(Labels.STACK).filter(stack::equals).isPresent();
    }

    List<ObservedContainer> containers() {
        return engine.containers().stream().filter(this::isOurs).toList();
    }

    List<ObservedNetwork> networks() {
        return engine.networks().stream()
                .filter(network ->
                        network.label(Labels.STACK).filter(stack::equals).isPresent())
                .filter(network -> !enteredByOthers.contains(network.name()))
                .toList();
    }

    /** But for what says until when it may stay. */
    List<ObservedVolume> volumes() {
        return labelledVolumes().stream().filter(volume -> !volume.isLease()).toList();
    }

    private List<ObservedVolume> labelledVolumes() {
        return engine.volumes().stream()
                .filter(volume ->
                        volume.label(Labels.STACK).filter(stack::equals).isPresent())
                .filter(volume -> !usedByOthers.contains(volume.name()))
                .toList();
    }

    /** The engine as if nothing else was on it. */
    ObservedStack alone() {
        return engine.withOnly(stack, containers(), networks(), labelledVolumes());
    }
}
