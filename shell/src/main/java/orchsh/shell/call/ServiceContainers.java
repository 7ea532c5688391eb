package orchsh.shell.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.Digits;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.Succession;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** The containers of a stack, for commands that are about one service. */
public final class ServiceContainers {
    private static final String INDEX = "--index";
    private static final int MOST_DIGITS = 6;

    private final Glance call;
    private final String stack;
    private final List<ObservedContainer> all;

    private ServiceContainers(Glance call, String stack, List<ObservedContainer> all) {
        this.call = call;
        this.stack = stack;
        this.all = all;
    }

    public static ServiceContainers of(Glance call, String stack, EngineView engine) {
        return new ServiceContainers(call, stack, Succession.withoutKept(call.containersOf(stack, engine)));
    }

    public static CommandForm addIndexTo(CommandForm spec) {
        return spec.addOption(Syntax.value("NUMBER", "which one, of a service that has several containers", INDEX));
    }

    /** The number that was asked for. */
    public static Optional<Integer> index(Typed typed) {
        Optional<String> given = typed.value(INDEX);
        return given.isPresent() ? Optional.of(number(given.get())) : Optional.empty();
    }

    /** Those of a service, by number; there is at least one, and only the one that was asked for by its number. */
    public List<ObservedContainer> of(String service) {
        ServiceChoice.of(call, stack, List.of(service)).refuseWithoutContainer(all);
        List<ObservedContainer> its = new ArrayList<>();
        for (ObservedContainer container : all) {
            if (container.service().orElse("").equals(service)) {
                its.add(container);
            }
        }
        Optional<Integer> index = index(call.typed());
        return index.isPresent() ? numbered(service, index.get(), its) : its;
    }

    private static List<ObservedContainer> numbered(String service, int index, List<ObservedContainer> its) {
        List<String> numbers = new ArrayList<>();
        for (ObservedContainer container : its) {
            int number = container.number().orElse(0);
            if (number == index) {
                return List.of(container);
            }
            numbers.add(String.valueOf(number));
        }
        throw ProblemException.stack(Problem.error(
                "service `" + service + "` has no container " + index + ", only " + String.join(", ", numbers)));
    }

    /** All but those that were made for one command. */
    public List<ObservedContainer> lasting() {
        return all.stream().filter(container -> !container.isOneOff()).toList();
    }

    /** The names of all services that have one. */
    public List<String> services() {
        return all.stream()
                .flatMap(container -> container.service().stream())
                .distinct()
                .toList();
    }

    /** Of these services, or of all if none is named. */
    public List<ObservedContainer> ofAll(List<String> services) {
        return services.isEmpty()
                ? lasting()
                : services.stream().flatMap(service -> of(service).stream()).toList();
    }

    /** Refuses services that nobody has heard of. */
    public void refuseUnknown(List<String> services) {
        ServiceChoice.of(call, stack, services).withoutContainer(all);
    }

    /** The one that is asked for by its number, else one that runs, else the first. */
    public ObservedContainer oneOf(String service) {
        List<ObservedContainer> its = of(service);
        for (ObservedContainer container : its) {
            if (container.isRunning()) {
                return container;
            }
        }
        return its.get(0);
    }

    /** As {@link #oneOf}, if something can be done in it. */
    public ObservedContainer runningOneOf(String service) {
        ObservedContainer container = oneOf(service);
        if (!container.isRunning()) {
            throw ProblemException.stack(notRunning(service, container));
        }
        return container;
    }

    public static Problem notRunning(String service, ObservedContainer container) {
        String remedy = container.state() == ObservedContainer.State.PAUSED ? "unpause" : "start";
        return Problem.error("service `" + service + "` does not run: `" + container.name() + "` is "
                        + container.state().word())
                .hint("`orchsh " + remedy + " " + service + "` lets it run");
    }

    private static int number(String text) {
        if (!Digits.are(text) || text.startsWith("0") || text.length() > MOST_DIGITS) {
            throw ProblemException.usage(
                    Problem.error("`" + INDEX + "` takes the number of a container, not `" + text + "`"));
        }
        return Integer.parseInt(text);
    }
}
