package orchsh.shell.command.script;

import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippet;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Gets a snippet, has it approved and locked, and says which line makes a script use it. Scripts are edited by people. */
final class SnippetAddCommand implements Command {

    @Override
    public CommandForm syntax() {
        return SnippetOptions.consent(
                Syntax.command("add", "Get a snippet, approve it, lock it, and show the line that uses it."));
    }

    @Override
    public Scope scope() {
        return Scope.SCRIPT;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        Reference reference = desk.named();
        Snippet snippet = desk.whileWanted(() -> desk.snippets().locked(reference));
        if (!desk.approve(snippet)) {
            throw ProblemException.usage(Problem.error("nothing was added"));
        }
        if (snippet.trust() == Snippet.Trust.ELSEWHERE) {
            call.note("locked in " + desk.snippets().lockFile().name());
        }
        call.print(reference.isCompose() ? "include: ['" + reference.text() + "']" : "use '" + reference.text() + "'");
        return ExitCode.FINE;
    }
}
