package orchsh.shell.command.script;

import java.util.List;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Looks after the snippets that a stack uses. */
public final class SnippetCommand implements Command {

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                "snippet", "Look after the snippets that a stack uses, and what they are held to in orchsh.lock.");
    }

    @Override
    public List<Command> parts() {
        return List.of(
                new SnippetListCommand(),
                new SnippetShowCommand(),
                new SnippetAddCommand(),
                new SnippetUpdateCommand(),
                new SnippetRemoveCommand(),
                new SnippetApproveCommand(),
                new SnippetTestCommand());
    }

    @Override
    public Scope scope() {
        return Scope.SCRIPT;
    }

    @Override
    public ExitCode run(Call call) {
        return call.withoutPart("snippet");
    }
}
