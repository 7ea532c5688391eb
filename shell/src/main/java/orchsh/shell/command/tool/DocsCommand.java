package orchsh.shell.command.tool;

import java.util.List;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Looks after documentation. */
public final class DocsCommand implements Command {

    @Override
    public CommandForm syntax() {
        return Syntax.command("docs", "Look after documentation: whether what it shows is true.");
    }

    @Override
    public List<Command> parts() {
        return List.of(new DocsTestCommand());
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        return call.withoutPart("docs");
    }
}
