package orchsh.engine.definition;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.model.Wait;

/** All that a stack says, field by field as plans compare it, with stars in place of what is nobody's business. */
public final class StackFields {
    private final Definitions definitions;

    public StackFields(Stack stack) {
        this.definitions = new Definitions(stack, Confidential.nothing());
    }

    public SortedMap<String, String> of(Service service) {
        SortedMap<String, String> fields =
                new TreeMap<>(definitions.shown(service).fields());
        service.needs()
                .forEach(need ->
                        fields.put("needs " + need.service(), need.condition().word()));
        List<String> waits = service.waits().stream().map(Wait::describe).toList();
        if (!waits.isEmpty()) {
            fields.put("wait", String.join(", ", waits));
        }
        if (service.replicas() != 1) {
            fields.put("replicas", String.valueOf(service.replicas()));
        }
        return fields;
    }

    public SortedMap<String, String> of(Network network) {
        return NetworkFields.of(network).masked().fields();
    }

    public SortedMap<String, String> of(Volume volume) {
        return NetworkFields.of(volume).masked().fields();
    }
}
