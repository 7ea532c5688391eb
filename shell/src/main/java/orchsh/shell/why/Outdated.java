package orchsh.shell.why;

import java.util.Map;
import java.util.TreeMap;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;

/** What of a stack is not what its script says, with what changed, as the plan of {@code up} tells it. */
public final class Outdated {
    private Outdated() {}

    /** Why what is there would be made anew: of services by their names, of networks by those on the engine. */
    public static Map<String, String> of(Plan plan, ObservedStack observed) {
        Map<String, String> reasons = new TreeMap<>();
        for (PlannedStep planned : plan.steps()) {
            if (planned.step() instanceof Step.CreateContainer create && hasPredecessor(create, observed)) {
                reasons.put(create.service(), planned.why());
            } else if (planned.step() instanceof Step.CreateNetwork create
                    && observed.networkNamed(create.order().name()).isPresent()) {
                reasons.put(create.order().name(), planned.why());
            }
        }
        return reasons;
    }

    private static boolean hasPredecessor(Step.CreateContainer create, ObservedStack observed) {
        String number = create.order().labels().getOrDefault(Labels.NUMBER, "");
        return Succession.withoutKept(observed.ofService(create.service())).stream()
                .filter(container -> !container.isOneOff())
                .anyMatch(container ->
                        container.label(Labels.NUMBER).filter(number::equals).isPresent());
    }
}
