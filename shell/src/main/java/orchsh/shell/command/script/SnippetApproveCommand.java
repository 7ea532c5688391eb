package orchsh.shell.command.script;

import java.util.Optional;
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

/** Shows what a snippet does, and lets it run in this stack. */
final class SnippetApproveCommand implements Command {

    @Override
    public CommandForm syntax() {
        return SnippetOptions.consent(
                        Syntax.command("approve", "Show what a snippet does, and let it run in this stack."))
                .addOption(Syntax.value(
                        "HASH",
                        "approve the content of this hash and no other, without being asked",
                        SnippetOptions.SHA256));
    }

    @Override
    public Scope scope() {
        return Scope.SCRIPT;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        Reference reference = desk.chosen();
        Optional<String> hash = call.typed().value(SnippetOptions.SHA256);
        Snippet snippet =
                desk.whileWanted(() -> hash.map(wanted -> desk.snippets().exactly(reference, wanted))
                        .orElseGet(() -> desk.snippets().locked(reference)));
        if (desk.snippets().question(snippet).isEmpty()) {
            call.print(
                    snippet.trust() == Snippet.Trust.ELSEWHERE
                            ? "it is approved already"
                            : "it needs no approval: it is "
                                    + desk.state(snippet).replaceFirst("^comes", "one that comes"));
            return ExitCode.FINE;
        }
        if (!desk.approve(snippet)) {
            throw ProblemException.usage(Problem.error("nothing was approved"));
        }
        call.print("approved " + snippet.content().hash());
        return ExitCode.FINE;
    }
}
