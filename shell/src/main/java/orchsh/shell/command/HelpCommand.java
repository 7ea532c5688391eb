package orchsh.shell.command;

import orchsh.shell.invocation.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** Tells how commands are used. */
final class HelpCommand implements Command {

    @Override
    public CommandSpec syntax() {
        return Syntax.command(this, "help", "Show how orchsh, or one of its commands, is used.")
                .addPositional(Syntax.words("COMMAND", "the command to explain"));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        call.syntax()
                .printHelp(
                        call.syntax().find(call.typed().words()),
                        call.console().out(),
                        call.console().outLook());
        return ExitCode.FINE;
    }
}
