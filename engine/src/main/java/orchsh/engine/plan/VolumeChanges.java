package orchsh.engine.plan;

import java.util.List;
import java.util.Optional;
import orchsh.engine.definition.Definition;
import orchsh.engine.definition.NetworkFields;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedStack;

/** What changed in the script about volumes that are there: they cannot be changed, and their data is not ours to lose. */
final class VolumeChanges {
    private static final String LABEL = "label ";

    private final Stack stack;
    private final ObservedStack observed;

    VolumeChanges(Stack stack, ObservedStack observed) {
        this.stack = stack;
        this.observed = observed;
    }

    /** What would make another volume of it. */
    List<String> of(String name) {
        return all(name).stream().filter(change -> !change.startsWith(LABEL)).toList();
    }

    /** What would only change its labels. */
    List<String> ofLabels(String name) {
        return all(name).stream().filter(change -> change.startsWith(LABEL)).toList();
    }

    private List<String> all(String name) {
        Optional<Volume> declared = stack.volume(name).filter(volume -> !volume.external());
        Optional<String> before = observed.volumeNamed(stack.volumeName(name))
                .filter(volume ->
                        volume.label(Labels.STACK).filter(stack.name()::equals).isPresent())
                .flatMap(volume -> volume.label(Labels.DEFINITION));
        return declared.isEmpty() || before.isEmpty()
                ? List.of()
                : NetworkFields.of(declared.get()).masked().changesSince(Definition.decode(before.get()));
    }
}
