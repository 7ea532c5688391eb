package orchsh.shell.session.declare;

import java.util.List;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Takes back what `link` has said. */
public final class UnlinkCommand implements Command {
    private final SessionModel model;

    public UnlinkCommand(SessionModel model) {
        this.model = model;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        "unlink",
                        "Let a service forget the names that it has for another one.",
                        "They are gone at once; variables stay until the container starts anew.")
                .addPositional(Syntax.words("SERVICE SERVICE", "who forgets, and whom"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() != 2) {
            throw ProblemException.usage(
                    Problem.error("`unlink` takes two services").hint("for example unlink web db"));
        }
        String from = words.get(0);
        String to = words.get(1);
        Stack stack = call.readStack(List.of()).stack();
        Service service = DeclaredServices.named(from, stack);
        if (service.links().stream().noneMatch(link -> link.service().equals(to))) {
            throw ProblemException.usage(Problem.error("`" + from + "` has no link to `" + to + "`"));
        }
        Service without = service.toBuilder().withoutLinksTo(to).build();
        model.change(stack.withServices(stack.services().stream()
                .map(one -> one.name().equals(from) ? without : one)
                .toList()));
        try (OpenEngine engine = call.openExistingEngine()) {
            int running = new Links(engine, model.known().orElseThrow().stack()).apply(from);
            call.note("`" + from + "` has no name of its own for `" + to + "` any more"
                    + (running == 0 ? "" : "; variables stay until `up` starts it anew"));
        }
        return ExitCode.FINE;
    }
}
