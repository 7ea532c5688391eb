package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Numbers steps as they are added. */
final class PlanBuilder {
    private final String stack;
    private final Terms terms;
    private final List<PlannedStep> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    PlanBuilder(String stack) {
        this(stack, Terms.USUAL);
    }

    PlanBuilder(String stack, Terms terms) {
        this.stack = stack;
        this.terms = terms;
    }

    /** Adds a step and returns its number. */
    int add(Step step, String why, Collection<Integer> after) {
        SortedSet<Integer> before = new TreeSet<>(after);
        int id = steps.size() + 1;
        steps.add(new PlannedStep(id, step, why, before));
        return id;
    }

    /** How many steps it has so far. */
    int size() {
        return steps.size();
    }

    void note(String text) {
        notes.add(text);
    }

    Plan build() {
        return new Plan(stack, steps, notes, terms);
    }
}
