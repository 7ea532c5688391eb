package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import orchsh.engine.model.Finding;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StackRules;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;

/** Gives services as many containers as were asked for. */
final class Scale {
    private Scale() {}

    /** The stack with these numbers of containers instead of its own. */
    static Stack of(Stack stack, Map<String, Integer> numbers) {
        if (numbers.isEmpty()) {
            return stack;
        }
        Set<String> names = stack.services().stream().map(Service::name).collect(Collectors.toSet());
        numbers.keySet().forEach(name -> Selection.refuseUnknown(name, names));
        List<Service> services = new ArrayList<>();
        for (Service service : stack.services()) {
            services.add(scaled(service, numbers.getOrDefault(service.name(), service.replicas())));
        }
        Stack scaled = stack.withServices(services);
        List<Finding> findings = StackRules.check(scaled);
        if (!findings.isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE,
                    findings.stream().map(Scale::problem).toList());
        }
        return scaled;
    }

    private static Problem problem(Finding finding) {
        Problem problem = Problem.error(finding.message()).about(finding.about());
        return finding.hint().map(problem::hint).orElse(problem);
    }

    private static Service scaled(Service service, int number) {
        try {
            return service.toBuilder().replicas(number).build();
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(
                    Problem.error(String.valueOf(e.getMessage())).about(Subject.service(service.name())));
        }
    }

    /** Who asks for a number of containers wants to have them. */
    static void refuseUnused(Map<String, Integer> numbers, List<Service> selected) {
        Set<String> names = selected.stream().map(Service::name).collect(Collectors.toSet());
        for (String name : numbers.keySet()) {
            if (!names.contains(name)) {
                throw ProblemException.usage(Problem.error("service `" + name + "` is to have " + numbers.get(name)
                                + " containers, but it was not asked for")
                        .hint("name `" + name + "` too"));
            }
        }
    }

    /** A port of the host can be one container's only. */
    static List<Problem> problems(List<Service> services) {
        List<Problem> problems = new ArrayList<>();
        for (Service service : services) {
            if (service.replicas() > 1) {
                service.ports().stream()
                        .filter(port -> port.hostPort().isPresent())
                        .findFirst()
                        .ifPresent(port -> problems.add(Problem.error("service `" + service.name() + "` cannot have "
                                        + service.replicas() + " containers: only one of them can have port "
                                        + port.hostPort().get() + " of the host")
                                .about(new Subject(service.name(), "port", port.toString()))
                                .hint("leave the host's port to the engine, or have one container")));
            }
        }
        return problems;
    }
}
