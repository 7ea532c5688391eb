package orchsh.engine.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.engine.model.Need;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Finds the services that a goal is about. */
final class Selection {
    private final Stack stack;
    private final StartOrder order;
    private final Map<String, Service> ordered = new LinkedHashMap<>();
    private final Set<String> entered = new HashSet<>();

    private Selection(Stack stack, StartOrder order) {
        this.stack = stack;
        this.order = order;
    }

    /** The services asked for, all if none is, and all they need, dependencies first. */
    static List<Service> of(Stack stack, StartOrder order, Set<String> wanted) {
        Set<String> names = new LinkedHashSet<>();
        stack.services().forEach(service -> names.add(service.name()));
        wanted.forEach(name -> refuseUnknown(name, names));
        Selection selection = new Selection(stack, order);
        names.stream().filter(name -> wanted.isEmpty() || wanted.contains(name)).forEach(selection::add);
        return List.copyOf(selection.ordered.values());
    }

    /** Exactly these services, dependencies first. */
    static List<Service> alone(Stack stack, StartOrder order, Set<String> wanted) {
        return of(stack, order, Set.of()).stream()
                .filter(service -> wanted.contains(service.name()))
                .toList();
    }

    static void refuseUnknown(String wanted, Collection<String> names) {
        if (!names.contains(wanted)) {
            Problem problem = Problem.error("there is no service `" + wanted + "` in this stack");
            throw ProblemException.usage(
                    problem.hint(NearMiss.hint(wanted, names).orElse("its services are: " + String.join(", ", names))));
        }
    }

    /** Without recursion, so that a chain of thousands of services is no deeper than one of three. */
    private void add(String name) {
        Deque<String> path = new ArrayDeque<>();
        Deque<Iterator<Need>> choices = new ArrayDeque<>();
        enter(name, path, choices);
        while (!path.isEmpty()) {
            if (choices.element().hasNext()) {
                enter(choices.element().next().service(), path, choices);
            } else {
                choices.pop();
                String done = path.pop();
                stack.service(done).ifPresent(service -> ordered.put(done, service));
            }
        }
    }

    private void enter(String name, Deque<String> path, Deque<Iterator<Need>> choices) {
        if (entered.add(name)) {
            path.push(name);
            choices.push(order.needsOf(name).iterator());
        }
    }
}
