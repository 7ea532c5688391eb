package orchsh.engine.plan;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A step with its place in a plan.
 *
 * @param id its number in the plan, counted from 1
 * @param step what to do
 * @param why the reason in words
 * @param after the steps that must be done before
 */
public record PlannedStep(int id, Step step, String why, SortedSet<Integer> after) {
    public PlannedStep {
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /** For example {@code [1,2] #3 create shop-db-1: no container yet}. */
    @Override
    public String toString() {
        String before = after.isEmpty()
                ? ""
                : "[" + String.join(",", after.stream().map(String::valueOf).toList()) + "] ";
        return before + "#" + id + " " + step.describe() + (why.isEmpty() ? "" : ": " + why);
    }
}
