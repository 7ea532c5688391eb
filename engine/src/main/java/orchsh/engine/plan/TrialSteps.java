package orchsh.engine.plan;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Batches;

/** Notes down for a trial by which steps the containers of a service are judged, and what comes of that. */
final class TrialSteps {
    private final String service;
    private final SortedMap<Integer, String> judged = new TreeMap<>();
    private final SortedMap<Integer, String> following = new TreeMap<>();

    TrialSteps(String service) {
        this.service = service;
    }

    /**
     * Notes down the steps of one container.
     *
     * @param container its lasting name
     * @param added all that was added for it, in the order of the plan
     */
    void note(String container, Collection<PlannedStep> added) {
        for (PlannedStep planned : added) {
            boolean isOwn = planned.step().service().equals(service);
            if (isOwn && Trial.judges(planned.step())) {
                judged.put(planned.id(), container);
            } else if (isOwn && planned.after().stream().anyMatch(step -> isOf(container, step))) {
                following.put(planned.id(), container);
            }
        }
    }

    private boolean isOf(String container, int step) {
        return container.equals(judged.get(step)) || container.equals(following.get(step));
    }

    Trial trial(Batches batches) {
        int containers = (int) judged.values().stream().distinct().count();
        return new Trial(service, judged, following, batches.mostFailures(containers), batches.onFailure());
    }
}
