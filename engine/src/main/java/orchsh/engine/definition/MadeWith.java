package orchsh.engine.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.model.Ending;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;

/** Tells of a container what it was made with, by the label that it carries. */
public final class MadeWith {
    private MadeWith() {}

    /** The volumes without a name that a container sees; the script may have given one a name that looks like none. */
    public static List<ObservedContainer.MountedVolume> nameless(ObservedContainer container) {
        Definition definition = definitionOf(container).orElseGet(() -> new Definition(new TreeMap<>()));
        return container.volumes().stream()
                .filter(ObservedContainer.MountedVolume::isAnonymous)
                .filter(volume -> definition
                        .field("volume " + volume.target())
                        .filter(value -> value.startsWith("volume "))
                        .isEmpty())
                .toList();
    }

    /** How long a container has to end when it is asked to: what it was made with, not what the script says by now. */
    public static Duration graceOf(ObservedContainer container) {
        return definitionOf(container)
                .flatMap(definition -> definition.field(Definition.STOP_TIMEOUT))
                .flatMap(Amounts::timeOf)
                .orElseGet(Ending.USUAL::patience);
    }

    private static Optional<Definition> definitionOf(ObservedContainer container) {
        return container.label(Labels.DEFINITION).map(Definition::decode);
    }
}
