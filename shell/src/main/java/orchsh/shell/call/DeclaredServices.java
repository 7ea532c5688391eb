package orchsh.shell.call;

import java.util.Collection;
import java.util.List;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.Misuse;

/** The services that a stack declares, for commands that are told some by name. */
public final class DeclaredServices {
    private DeclaredServices() {}

    /** Refuses all names of which the stack has no service. */
    public static void refuseUnknown(Collection<String> names, Stack stack) {
        List<String> known = stack.services().stream().map(Service::name).toList();
        List<Problem> unknown = names.stream()
                .filter(name -> !known.contains(name))
                .map(name -> Misuse.unknownService(name, known, stack.name()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, unknown);
        }
    }

    /** The service of that name; refused if there is none. */
    public static Service named(String name, Stack stack) {
        refuseUnknown(List.of(name), stack);
        return stack.service(name).orElseThrow();
    }
}
