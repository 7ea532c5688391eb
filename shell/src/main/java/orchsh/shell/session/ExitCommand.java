package orchsh.shell.session;

import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Leaves the session. */
final class ExitCommand implements Command {
    private final SessionDesk desk;
    private final String word;

    ExitCommand(SessionDesk desk, String word) {
        this.desk = desk;
        this.word = word;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(word, "Leave the shell; containers stay as they are.");
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        desk.leave();
        return ExitCode.FINE;
    }
}
