package orchsh.shell.command.tool;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.help.HelpPage;
import orchsh.shell.help.WordHelp;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Tells how commands are used. */
public final class HelpCommand implements Command {

    @Override
    public CommandForm syntax() {
        return Syntax.command("help", "Show how orchsh, one of its commands, or a word of its language is used.")
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
        if (asked.size() == 1 && ofLanguage.isEmpty() && !call.syntax().knows(asked.get(0))) {
            throw ProblemException.usage(unknown(asked.get(0), call.syntax().root()));
        }
        if (ofLanguage.isEmpty() || call.syntax().knows(asked.get(0))) {
            new HelpPage(call.syntax().root())
                    .print(call.syntax().find(asked), out, call.console().outLook());
            ofLanguage.stream().limit(1).forEach(line -> out.println());
        }
        ofLanguage.forEach(out::println);
        out.flush();
        return ExitCode.FINE;
    }

    private static Problem unknown(String word, CommandForm commands) {
        Set<String> names = commands.parts().keySet();
        Problem problem = Problem.error("there is no command and no word `" + word + "`");
        Optional<String> wordMeant = WordHelp.meant(word);
        List<String> known = new ArrayList<>(names);
        wordMeant.ifPresent(known::add);
        return NearMiss.of(word, known)
                .or(() -> wordMeant)
                .map(meant -> problem.hint("did you mean `" + meant + "`?"))
                .orElseGet(() -> problem.hint("`orchsh help` lists the commands"));
    }
}
