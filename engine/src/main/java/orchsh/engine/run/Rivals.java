package orchsh.engine.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Notices when somebody else makes or removes the containers that a run works on: another user, or another machine, for
 * which the lock of this one means nothing. The engine tells what is done to the stack; what the run did not begin itself
 * was done by somebody else.
 */
final class Rivals implements AutoCloseable {
    private static final String MADE = "create";
    /** {@code remove} is Podman's word. */
    private static final Set<String> REMOVED = Set.of("destroy", "remove");

    private static final Set<String> ACTIONS = Set.of(MADE, "destroy", "remove");

    private final EngineObserver observer;
    private final Plan plan;
    private final Consumer<Problem> listener;
    private final Set<String> containers = new HashSet<>();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final Cancellation end = new Cancellation();

    /** @param listener told of what somebody else has done, from another thread */
    Rivals(EngineObserver observer, Plan plan, Consumer<Problem> listener) {
        this.observer = observer;
        this.plan = plan;
        this.listener = listener;
        for (PlannedStep planned : plan.steps()) {
            if (planned.step() instanceof Step.CreateContainer create) {
                containers.add(create.order().name());
            } else if (planned.step() instanceof Step.RemoveContainer remove) {
                containers.add(remove.container());
            } else if (planned.step() instanceof Step.StartContainer start) {
                containers.add(start.container());
            }
        }
    }

    /** Does nothing for a plan that neither makes nor removes containers. */
    void watch() {
        if (!containers.isEmpty()) {
            Background.start("rivals of " + plan.stack(), this::listen);
        }
    }

    /** What the step does is our own doing from now on. */
    void begun(PlannedStep planned) {
        if (planned.step() instanceof Step.CreateContainer create) {
            made.add(create.order().name());
        } else if (planned.step() instanceof Step.RemoveContainer remove) {
            removed.add(remove.container());
        }
    }

    private void listen() {
        try {
            observer.events(plan.stack(), ACTIONS, this::happened, end);
        } catch (ProblemException e) {
            end.cancel(); // an engine that does not tell cannot be watched, and the steps say what is wrong with it
        }
    }

    private void happened(String container, String action, Optional<Integer> exitCode) {
        Set<String> ours = action.equals(MADE) ? made : removed;
        boolean isKnown = action.equals(MADE) || REMOVED.contains(action);
        if (isKnown && containers.contains(container) && !ours.contains(container)) {
            String what = action.equals(MADE) ? "made" : "removed";
            listener.accept(Problem.error("somebody else works on stack `" + plan.stack() + "`: container `" + container
                            + "` was " + what + ", and not by this run")
                    .hint("let the other run end, then run the same command again"));
        }
    }

    @Override
    public void close() {
        end.cancel();
    }
}
