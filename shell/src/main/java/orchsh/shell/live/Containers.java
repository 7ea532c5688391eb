package orchsh.shell.live;

import java.util.Comparator;
import java.util.List;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.Succession;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Finds the containers of a stack's services as they are just now. */
final class Containers {
    private final Stack stack;
    private final Plans plans;

    Containers(Stack stack, Plans plans) {
        this.stack = stack;
        this.plans = plans;
    }

    /** All of a service, by number; not those that were made for one command. */
    List<ObservedContainer> of(String service) {
        return Succession.withoutKept(plans.ports().observer().containersOf(stack.name())).stream()
                .filter(container -> !container.isOneOff())
                .filter(container -> container.service().filter(service::equals).isPresent())
                .sorted(Comparator.comparingInt(container -> container.number().orElse(0)))
                .toList();
    }

    /** The one with that number. */
    ObservedContainer numbered(String service, int number) {
        List<ObservedContainer> all = of(service);
        if (all.isEmpty()) {
            throw ProblemException.stack(Problem.error("service `" + service + "` has no container")
                    .hint("`up '" + service + "'` makes one"));
        }
        return all.stream()
                .filter(container -> container.number().orElse(1) == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.stack(Problem.error("service `" + service
                        + "` has no container " + number + ", only "
                        + String.join(
                                ", ",
                                all.stream()
                                        .map(container -> String.valueOf(
                                                container.number().orElse(0)))
                                        .toList()))));
    }

    /** The one with that number, if commands can be run in it. */
    ObservedContainer running(String service, int number) {
        ObservedContainer container = numbered(service, number);
        if (container.state() != State.RUNNING) {
            throw ProblemException.stack(Problem.error("service `" + service + "` does not run: its container is "
                            + container.state().word())
                    .hint("`up '" + service + "'` starts it"));
        }
        return container;
    }

    void killIfRunning(String container) {
        boolean runs = plans.ports()
                .observer()
                .container(container)
                .filter(details -> details.state() == State.RUNNING)
                .isPresent();
        if (runs) {
            plans.ports().changes().get().kill(container, "KILL");
        }
    }

    void removeIfThere(String container) {
        if (plans.ports().observer().container(container).isPresent()) {
            plans.ports().changes().get().removeContainer(container, AnonymousVolumes.REMOVE);
        }
    }
}
