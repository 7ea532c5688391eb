package orchsh.shell.command;

import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The containers of a stack, for commands that are about one service. */
final class ServiceContainers {
    private static final String INDEX = "--index";

    private final Call call;
    private final String stack;
    private final List<ObservedContainer> all;

    private ServiceContainers(Call call, String stack, List<ObservedContainer> all) {
        this.call = call;
        this.stack = stack;
        this.all = all;
    }

    static ServiceContainers of(Call call, String stack, OpenEngine engine) {
        return new ServiceContainers(call, stack, call.whileWanted(() -> Call.containersOf(stack, engine.observer())));
    }

    static CommandForm addIndexTo(CommandForm spec) {
        return spec.addOption(Syntax.value("NUMBER", "which one, of a service that has several containers", INDEX));
    }

    /** The number that was asked for. */
    static Optional<Integer> index(Typed typed) {
        return typed.value(INDEX).map(ServiceContainers::number);
    }

    /** Those of a service, by number; there is at least one, and only the one that was asked for by its number. */
    List<ObservedContainer> of(String service) {
        ServiceChoice.of(call, stack, List.of(service)).refuseWithoutContainer(all);
        List<ObservedContainer> its = all.stream()
                .filter(container -> container.service().filter(service::equals).isPresent())
                .toList();
        Optional<Integer> index = index(call.typed());
        if (index.isEmpty()) {
            return its;
        }
        List<ObservedContainer> numbered = its.stream()
                .filter(container -> container.number().orElse(0) == index.get())
                .toList();
        if (numbered.isEmpty()) {
            throw ProblemException.stack(Problem.error("service `" + service + "` has no container " + index.get()
                    + ", only "
                    + String.join(
                            ", ",
                            its.stream()
                                    .map(container ->
                                            String.valueOf(container.number().orElse(0)))
                                    .toList())));
        }
        return numbered;
    }

    /** All but those that were made for one command. */
    List<ObservedContainer> lasting() {
        return all.stream().filter(container -> !container.isOneOff()).toList();
    }

    /** The names of all services that have one. */
    List<String> services() {
        return all.stream()
                .flatMap(container -> container.service().stream())
                .distinct()
                .toList();
    }

    /** Of these services, or of all if none is named. */
    List<ObservedContainer> ofAll(List<String> services) {
        return services.isEmpty()
                ? lasting()
                : services.stream().flatMap(service -> of(service).stream()).toList();
    }

    /** Refuses services that nobody has heard of. */
    void refuseUnknown(List<String> services) {
        ServiceChoice.of(call, stack, services).withoutContainer(all);
    }

    /** The one that is asked for by its number, else one that runs, else the first. */
    ObservedContainer oneOf(String service) {
        List<ObservedContainer> its = of(service);
        return its.stream().filter(ObservedContainer::isRunning).findFirst().orElse(its.get(0));
    }

    /** As {@link #oneOf}, if something can be done in it. */
    ObservedContainer runningOneOf(String service) {
        ObservedContainer container = oneOf(service);
        if (!container.isRunning()) {
            throw ProblemException.stack(notRunning(service, container));
        }
        return container;
    }

    static Problem notRunning(String service, ObservedContainer container) {
        String remedy = container.state() == ObservedContainer.State.PAUSED ? "unpause" : "start";
        return Problem.error("service `" + service + "` does not run: `" + container.name() + "` is "
                        + container.state().word())
                .hint("`orchsh " + remedy + " " + service + "` lets it run");
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw ProblemException.usage(
                    Problem.error("`" + INDEX + "` takes the number of a container, not `" + text + "`"));
        }
        return Integer.parseInt(text);
    }
}
