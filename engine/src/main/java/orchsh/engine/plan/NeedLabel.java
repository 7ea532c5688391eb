package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.model.Need.Condition;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;

/**
 * Something that a container needs, as docker compose and we keep it in a label: {@code db:service_healthy:true}.
 *
 * @param service the service needed
 * @param condition how far it must have come
 * @param restart whether the container is restarted with it
 */
public record NeedLabel(String service, Condition condition, boolean restart) {

    /** All that a container needs, itself left out. */
    public static List<NeedLabel> of(ObservedContainer container) {
        List<NeedLabel> needs = new ArrayList<>();
        for (String entry : container.label(Labels.DEPENDS_ON).orElse("").split(",", -1)) {
            String[] parts = entry.split(":", -1);
            if (!parts[0].isEmpty() && !ServiceOrder.serviceOf(container).equals(parts[0])) {
                needs.add(new NeedLabel(
                        parts[0],
                        condition(parts.length > 1 ? parts[1] : ""),
                        parts.length > 2 && parts[2].equals("true")));
            }
        }
        return needs;
    }

    private static Condition condition(String word) {
        return switch (word) {
            case "service_healthy" -> Condition.READY;
            case "service_completed_successfully" -> Condition.COMPLETED;
            default -> Condition.STARTED;
        };
    }
}
