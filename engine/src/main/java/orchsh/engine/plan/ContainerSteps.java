package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import orchsh.engine.model.Service;

/**
 * Turns decisions into steps. The successor of a container is made first, under a name of its own, and already holds
 * its volumes; then the old one stops and goes, and the successor takes its name. Only when a network is made anew must
 * what is in it stop before.
 */
final class ContainerSteps {

    /** What happens first when a container is replaced. */
    enum Order {
        SUCCESSOR_IS_MADE,
        PREDECESSOR_STOPS
    }

    private final Decisions decisions;
    private final Grounds grounds;
    private final LeaveSteps leaving;
    private final CreateSteps creating;
    private final StartSteps starting;
    private final Strays strays;
    private final Order first;

    ContainerSteps(
            Decisions decisions,
            Grounds grounds,
            LeaveSteps leaving,
            CreateSteps creating,
            StartSteps starting,
            Strays strays,
            Order first) {
        this.decisions = decisions;
        this.grounds = grounds;
        this.leaving = leaving;
        this.creating = creating;
        this.starting = starting;
        this.strays = strays;
        this.first = first;
    }

    /** Adds all that the services need to run as decided, dependencies first; returns the steps after which they do. */
    Collection<Integer> addFor(List<Service> services) {
        leaving.heedOrderOf(services);
        List<Service> dependentsFirst = reversed(services);
        for (Service service : dependentsFirst) {
            decisions.of(service).leaving().forEach(container -> leaving.leave(service.name(), container));
        }
        if (first == Order.PREDECESSOR_STOPS) {
            forEach(dependentsFirst, (service, decision) -> leaving.stop(decision, Set.of()));
        }
        strays.takeOut(leaving);
        grounds.provide(services, leaving::leaversOf);
        strays.putBack();
        forEach(services, (service, decision) -> {
            if (decision.replaced().isPresent()) {
                creating.create(service, decision);
            }
        });
        if (first == Order.SUCCESSOR_IS_MADE) {
            forEach(dependentsFirst, (service, decision) -> leaving.stop(decision, creating.preparedFor(decision)));
        }
        forEach(dependentsFirst, (service, decision) -> leaving.removeReplaced(decision, notYetAwaited(decision)));
        services.forEach(service -> starting.bringUp(service, decisions.of(service)));
        return starting.allReady();
    }

    private Set<Integer> notYetAwaited(Decision decision) {
        boolean isAwaited = first == Order.SUCCESSOR_IS_MADE && decision.stops();
        return isAwaited ? Set.of() : creating.preparedFor(decision);
    }

    private void forEach(List<Service> services, BiConsumer<Service, Decision> action) {
        for (Service service : services) {
            decisions.of(service).decisions().forEach(decision -> action.accept(service, decision));
        }
    }

    private static List<Service> reversed(List<Service> services) {
        List<Service> reversed = new ArrayList<>(services);
        Collections.reverse(reversed);
        return reversed;
    }
}
