package orchsh.shell.command.script;

import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippet;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.text.ForeignLine;

/** Shows a snippet: what it does and what it says. It runs nothing of it. */
final class SnippetShowCommand implements Command {

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command("show", "Show what a snippet does and its text; nothing of it is run.")
                .addPositional(Syntax.words(SnippetOptions.LABEL, SnippetOptions.KINDS_AND_WORDS))
                .addOption(Syntax.flag("as it is now, whatever orchsh.lock says", "--newest")));
    }

    @Override
    public Scope scope() {
        return Scope.SCRIPT;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        Reference reference = desk.chosen();
        Snippet snippet = desk.whileWanted(() -> call.typed().has("--newest")
                ? desk.snippets().newest(reference)
                : desk.snippets().locked(reference));
        if (ListOptions.isJson(call.typed())) {
            call.print(desk.listing(snippet).json());
            return ExitCode.FINE;
        }
        desk.describe(snippet);
        call.print("");
        call.print(snippet.content().text().lines().map(ForeignLine::settled).toList());
        return ExitCode.FINE;
    }
}
