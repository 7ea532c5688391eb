package orchsh.shell.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.Misuse;

/**
 * Services that were named, in the light of what is there. A service that is only written down is another matter than one
 * that nobody has heard of, so the script is read when there is no container of it.
 */
public final class ServiceChoice {
    private final Glance call;
    private final String stack;
    private final List<String> names;

    private ServiceChoice(Glance call, String stack, List<String> names) {
        this.call = call;
        this.stack = stack;
        this.names = List.copyOf(new LinkedHashSet<>(names));
    }

    public static ServiceChoice of(Glance call, String stack, List<String> names) {
        return new ServiceChoice(call, stack, names);
    }

    /** Those that have no container; refuses one that nobody has heard of. */
    public List<String> withoutContainer(Collection<ObservedContainer> containers) {
        Set<String> known = new LinkedHashSet<>();
        for (ObservedContainer container : containers) {
            Optional<String> service = container.service();
            if (service.isPresent()) {
                known.add(service.get());
            }
            Optional<String> like = container.likeService();
            if (like.isPresent()) {
                known.add(like.get());
            }
        }
        List<String> missing = new ArrayList<>(names);
        missing.removeAll(known);
        if (!missing.isEmpty()) {
            refuseUnknown(missing, known);
        }
        return missing;
    }

    private void refuseUnknown(List<String> missing, Set<String> known) {
        List<String> declared = call.declaredServices(names);
        known.addAll(declared);
        List<Problem> unknown = new ArrayList<>();
        for (String service : missing) {
            if (!declared.contains(service)) {
                unknown.add(Misuse.unknownService(service, List.copyOf(known), stack));
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, unknown);
        }
    }

    public void refuseWithoutContainer(Collection<ObservedContainer> containers) {
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
}
