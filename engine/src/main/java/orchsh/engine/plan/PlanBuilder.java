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
    private final List<Trial> trials = new ArrayList<>();

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

    /** The steps that were added when it had that many already. */
    List<PlannedStep> since(int number) {
        return List.copyOf(steps.subList(number, steps.size()));
    }

    /** How many steps it has so far. */
    int size() {
        return steps.size();
    }

    void note(String text) {
        notes.add(text);
    }

    void put(Trial trial) {
        trials.add(trial);
    }

    Plan build() {
        return new Plan(stack, steps, notes, new Terms(terms.deadline(), terms.onFailure(), trials));
    }
}
