package orchsh.shell.command.tool;

import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.help.Explanation;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Tells how commands are used. */
public final class HelpCommand implements Command {

    @Override
    public CommandForm syntax() {
        return Syntax.look("help", "Show how orchsh, one of its commands, or a word of its language is used.")
                .addPositional(Syntax.words("COMMAND", "the command or word to explain"));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        call.print(new Explanation(call.syntax(), call.console().outLook())
                .of(call.typed().words()));
        return ExitCode.FINE;
    }
}
