package orchsh.shell.command;

import java.io.PrintWriter;
import java.util.List;
import orchsh.shell.invocation.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** Tells how commands are used. */
final class HelpCommand implements Command {

    @Override
    public CommandSpec syntax() {
        return Syntax.command(this, "help", "Show how orchsh, one of its commands, or a word of its language is used.")
                .addPositional(Syntax.words("COMMAND", "the command or word to explain"));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> asked = call.typed().words();
        PrintWriter out = call.console().out();
        List<String> ofLanguage =
                asked.size() == 1 ? new WordHelp(call.console().outLook()).lines(asked.get(0)) : List.of();
        if (ofLanguage.isEmpty() || call.syntax().knows(asked.get(0))) {
            call.syntax()
                    .printHelp(call.syntax().find(asked), out, call.console().outLook());
            ofLanguage.stream().limit(1).forEach(line -> out.println());
        }
        ofLanguage.forEach(out::println);
        out.flush();
        return ExitCode.FINE;
    }
}
