package orchsh.shell.command.script;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.scan.Uses;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.report.ReportOptions;
import orchsh.shell.source.StackFile;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Lets go of snippets: what they are held to and that they were approved. */
final class SnippetRemoveCommand implements Command {

    @Override
    public CommandForm syntax() {
        return ReportOptions.addTo(
                Syntax.command("remove", "Take a snippet, and that it was approved, out of orchsh.lock.")
                        .addPositional(Syntax.words(
                                SnippetOptions.LABEL, "its place or word, as `orchsh snippet list` shows them")));
    }

    @Override
    public Scope scope() {
        return Scope.SCRIPT;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        String reference = desk.chosen().text();
        List<String> known =
                List.copyOf(desk.snippets().lockFile().read().entries().keySet());
        if (!desk.snippets().forget(reference)) {
            Problem problem = Problem.error("`" + reference + "` is not in "
                    + desk.snippets().lockFile().name());
            throw ProblemException.usage(problem.hint(NearMiss.hint(reference, known)
                    .orElse(known.isEmpty() ? "nothing is" : "there are " + String.join(", ", known))));
        }
        call.print("removed " + reference);
        Optional<Uses.Use> use = desk.uses().stream()
                .filter(one -> desk.snippets()
                        .reference(one.reference(), Optional.empty())
                        .text()
                        .equals(reference))
                .findFirst();
        use.ifPresent(
                one -> call.mention(List.of(desk.stack().map(StackFile::shownAs).orElse("the script")
                        + " still says use '" + one.reference() + "'")));
        return ExitCode.FINE;
    }
}
