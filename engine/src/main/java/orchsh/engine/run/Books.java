package orchsh.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;

/**
 * Which steps of a plan are still to come, which are at work and which are done. It knows of no threads and no time, and
 * is meant for one thread.
 */
final class Books {
    private final int changesAtOnce;
    private final SortedMap<Integer, PlannedStep> notDone = new TreeMap<>();
    /** Steps that wait for nothing but their turn. */
    private final SortedMap<Integer, PlannedStep> free = new TreeMap<>();

    private final SortedMap<Integer, PlannedStep> freeChanges = new TreeMap<>();
    private final Map<Integer, Integer> toComeBefore = new HashMap<>();
    private final Map<Integer, List<PlannedStep>> successors = new HashMap<>();
    private final Set<Integer> atWork = new HashSet<>();
    private final List<PlannedStep> done = new ArrayList<>();
    private int changesAtWork;
    private boolean closed;

    /** @param changesAtOnce how many steps may make the engine work hard at the same time */
    Books(Plan plan, int changesAtOnce) {
        this.changesAtOnce = changesAtOnce;
        for (PlannedStep step : plan.steps()) {
            notDone.put(step.id(), step);
            toComeBefore.put(step.id(), step.after().size());
            for (int before : step.after()) {
                successors.computeIfAbsent(before, id -> new ArrayList<>()).add(step);
            }
            if (step.after().isEmpty()) {
                becomesFree(step);
            }
        }
    }

    /** Waits and stops only wait for somebody else, so any number may do so at once. */
    private static boolean isHardWork(Step step) {
        return step instanceof Step.CreateContainer
                || step instanceof Step.StartContainer
                || step instanceof Step.Connect
                || step instanceof Step.Disconnect
                || step instanceof Step.RemoveContainer
                || step instanceof Step.BuildImage;
    }

    private void becomesFree(PlannedStep step) {
        (isHardWork(step.step()) ? freeChanges : free).put(step.id(), step);
    }

    /** Notes down all that may begin now as begun, and returns it. */
    List<PlannedStep> begin() {
        List<PlannedStep> begun = new ArrayList<>();
        while (!closed && !free.isEmpty()) {
            begun.add(free.remove(free.firstKey()));
        }
        while (!closed && !freeChanges.isEmpty() && changesAtWork < changesAtOnce) {
            begun.add(freeChanges.remove(freeChanges.firstKey()));
            changesAtWork++;
        }
        begun.forEach(step -> atWork.add(step.id()));
        return begun;
    }

    void done(PlannedStep step) {
        notDone.remove(step.id());
        done.add(step);
        passOver(step);
    }

    /** It was not done, and what comes after it does not wait for it any more. */
    void passOver(PlannedStep step) {
        leave(step);
        for (PlannedStep next : successors.getOrDefault(step.id(), List.of())) {
            if (toComeBefore.merge(next.id(), -1, Integer::sum) == 0) {
                becomesFree(next);
            }
        }
    }

    void failed(PlannedStep step) {
        leave(step);
    }

    private void leave(PlannedStep step) {
        if (atWork.remove(step.id()) && isHardWork(step.step())) {
            changesAtWork--;
        }
    }

    /** Nothing begins any more. */
    void close() {
        closed = true;
    }

    boolean isAnythingAtWork() {
        return !atWork.isEmpty();
    }

    /** In the order in which they were. */
    List<PlannedStep> done() {
        return List.copyOf(done);
    }

    /** What failed, is at work or was never begun. */
    List<PlannedStep> notDone() {
        return List.copyOf(notDone.values());
    }
}
