package orchsh.engine.run;

import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Removes networks. One that an engine keeps though nobody is in it does no harm, and the next {@code up} uses it again;
 * only where another one is to have its name the run cannot go on.
 */
final class NetworkRemoval {
    private final Supplier<ContainerEngine> engine;

    NetworkRemoval(Supplier<ContainerEngine> engine) {
        this.engine = engine;
    }

    void remove(Step.RemoveNetwork step, Consumer<String> note) {
        engine.get().removeNetwork(step.id()).ifPresent(why -> {
            if (step.makesRoom()) {
                throw ProblemException.stack(
                        Problem.error("the network `" + step.name() + "` cannot be removed to be made anew: " + why)
                                .hint("restart the engine and run the same command again"));
            }
            note.accept(
                    "network `" + step.name() + "` stays: " + why
                            + "; it does no harm, is used again by the next up, and can be removed once the engine was restarted");
        });
    }
}
