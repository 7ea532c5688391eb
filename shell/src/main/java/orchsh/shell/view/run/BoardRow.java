package orchsh.shell.view.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.event.EngineEvent.StepProgressed;
import orchsh.engine.plan.PlannedStep;
import org.jspecify.annotations.Nullable;

/** What is known of one service, or of a network or volume of the stack. */
final class BoardRow {
    private final String name;
    private final Map<Integer, PlannedStep> open = new LinkedHashMap<>();
    private final Map<Integer, Instant> running = new LinkedHashMap<>();
    private State state = State.TO_COME;
    private String detail = "";
    private Optional<StepProgressed> counted = Optional.empty();
    private @Nullable Instant since;

    /** How far it is. */
    enum State {
        TO_COME,
        WORKING,
        DONE,
        FAILED,
        LEFT_OPEN
    }

    BoardRow(String name) {
        this.name = name;
    }

    void expect(PlannedStep step) {
        open.put(step.id(), step);
    }

    void begin(PlannedStep step, Instant now) {
        open.putIfAbsent(step.id(), step);
        running.put(step.id(), now);
        since = since == null ? now : since;
        state = state == State.TO_COME ? State.WORKING : state;
        settle();
    }

    void progress(StepProgressed progressed) {
        detail = progressed.text();
        counted = Optional.of(progressed).filter(progress -> progress.total() > 0);
    }

    void say(String answer) {
        detail = answer;
    }

    void done(PlannedStep step) {
        open.remove(step.id());
        end(step);
        if (open.isEmpty() && state != State.FAILED) {
            state = State.DONE;
        }
    }

    void fail(PlannedStep step) {
        state = State.FAILED;
        end(step);
    }

    private void end(PlannedStep step) {
        running.remove(step.id());
        settle();
    }

    private void settle() {
        detail = "";
        counted = Optional.empty();
    }

    /** No more will be heard of it. */
    void leave() {
        state = state == State.WORKING ? State.LEFT_OPEN : state;
    }

    String name() {
        return name;
    }

    State state() {
        return state;
    }

    boolean isOpen(int step) {
        return open.containsKey(step);
    }

    Iterable<PlannedStep> open() {
        return open.values();
    }

    /** The step that it is at, the newest of several. */
    Optional<PlannedStep> current() {
        return running.keySet().stream().reduce((earlier, later) -> later).map(open::get);
    }

    Optional<Instant> currentSince() {
        return running.values().stream().reduce((earlier, later) -> later);
    }

    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    String detail() {
        return detail;
    }

    /** The last progress that can be counted, of the step that it is at. */
    Optional<StepProgressed> counted() {
        return counted;
    }
}
