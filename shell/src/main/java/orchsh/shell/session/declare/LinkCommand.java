package orchsh.shell.session.declare;

import java.util.List;
import orchsh.engine.model.Link;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.stack.LanguageEntries;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Lets a service know another one by a name of its own: at once where it runs, and from its next start on with variables. */
public final class LinkCommand implements Command {
    private static final String AS = "as";

    private final SessionModel model;
    private final LanguageEntries language;

    public LinkCommand(SessionModel model, LanguageEntries language) {
        this.model = model;
        this.language = language;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        "link",
                        "Let a service know another one by a name of its own: `link web db as postgres`.",
                        "The name holds at once; the variables of a link come with the next start of the container.")
                .addPositional(Syntax.words("SERVICE SERVICE", "who knows, and whom; and `as NAME`"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        boolean isNamed = words.size() == 4 && words.get(2).equals(AS);
        if (words.size() != 2 && !isNamed) {
            throw ProblemException.usage(
                    Problem.error("`link` takes two services and a name").hint("for example link web db as postgres"));
        }
        String from = words.get(0);
        String to = words.get(1);
        String alias = isNamed ? words.get(3) : to;
        Stack stack = call.readStack(List.of()).stack();
        DeclaredServices.refuseUnknown(List.of(from, to), stack);
        Service service = DeclaredServices.named(from, stack);
        if (service.links().contains(new Link(to, alias, true))) {
            call.note("`" + from + "` knows `" + to + "` as `" + alias + "` already");
            return ExitCode.FINE;
        }
        language.say(call, "override " + GroovyLine.quoted(from) + ", { " + GroovyLine.pair("link", to, alias) + " }");
        tell(call, from, "`" + from + "` knows `" + to + "` as `" + alias + "`");
        return ExitCode.FINE;
    }

    private void tell(Call call, String from, String what) {
        try (OpenEngine engine = call.openExistingEngine()) {
            int running = new Links(engine, model.known().orElseThrow().stack()).apply(from);
            call.note(
                    running == 0
                            ? what + " from its next start on"
                            : what + " now; the variables of the link come with its next start, which `up` brings");
        }
    }
}
