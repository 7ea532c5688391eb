package orchsh.shell.command;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orchsh.engine.model.Service;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Services that were named, in the light of what is there. A service that is only written down is another matter than one
 * that nobody has heard of, so the script is read when there is no container of it.
 */
final class ServiceChoice {
    private final Call call;
    private final String stack;
    private final List<String> names;

    private ServiceChoice(Call call, String stack, List<String> names) {
        this.call = call;
        this.stack = stack;
        this.names = List.copyOf(new LinkedHashSet<>(names));
    }

    static ServiceChoice of(Call call, String stack, List<String> names) {
        return new ServiceChoice(call, stack, names);
    }

    /** Those that have no container; refuses one that nobody has heard of. */
    List<String> withoutContainer(Collection<ObservedContainer> containers) {
        Set<String> known = new LinkedHashSet<>();
        containers.forEach(container -> {
            container.service().ifPresent(known::add);
            container.likeService().ifPresent(known::add);
        });
        List<String> missing =
                names.stream().filter(service -> !known.contains(service)).toList();
        if (missing.isEmpty()) {
            return missing;
        }
        List<String> declared = declared();
        known.addAll(declared);
        List<Problem> unknown = missing.stream()
                .filter(service -> !declared.contains(service))
                .map(service -> UpCommand.unknownService(service, List.copyOf(known), stack))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, unknown);
        }
        return missing;
    }

    void refuseWithoutContainer(Collection<ObservedContainer> containers) {
        List<String> missing = withoutContainer(containers);
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    missing.stream().map(this::noContainer).toList());
        }
    }

    Problem noContainer(String service) {
        return Problem.error("service `" + service + "` of stack `" + stack + "` has no container")
                .hint("`orchsh up` starts it");
    }

    private List<String> declared() {
        try {
            return call.readStack(names).stack().services().stream()
                    .map(Service::name)
                    .toList();
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // Much can be done without a script, or with a broken one; then only containers tell of services.
            return List.of();
        }
    }
}
