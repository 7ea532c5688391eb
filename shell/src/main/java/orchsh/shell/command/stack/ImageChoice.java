package orchsh.shell.command.stack;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.DeclaredServices;

/**
 * Services whose images something is done with.
 *
 * @param services those that were named; none means all
 */
public record ImageChoice(Stack stack, Set<String> services) {
    public ImageChoice {
        DeclaredServices.refuseUnknown(services, stack);
    }

    /** Whoever names a service wants something to be done with its image. */
    void refuseUnless(Predicate<Service> fits, String why) {
        List<Problem> problems = services.stream()
                .filter(name -> stack.service(name).filter(fits).isEmpty())
                .map(name -> Problem.error("the image of service `" + name + "` " + why))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, problems);
        }
    }

    public boolean includes(Service service) {
        return services.isEmpty() || services.contains(service.name());
    }
}
