package orchsh.shell.command.tool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.completion.BashCompletion;
import orchsh.shell.completion.FishCompletion;
import orchsh.shell.completion.ZshCompletion;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Prints what makes a shell complete lines that are typed in it. */
public final class CompletionCommand implements Command {
    private static final Map<String, Function<CommandForm, String>> SCRIPTS = new TreeMap<>(
            Map.of("bash", BashCompletion::script, "fish", FishCompletion::script, "zsh", ZshCompletion::script));

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        "completion",
                        "Print a script for a shell that completes commands, options and names as they are typed.",
                        "For example in ~/.bashrc: eval \"$(orchsh completion bash)\"")
                .addPositional(Syntax.words("bash|fish|zsh", "the shell"));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> shells = call.typed().words();
        if (shells.size() != 1) {
            throw ProblemException.usage(Problem.error("`completion` needs to know which shell it is for")
                    .hint("for example `orchsh completion bash`"));
        }
        Function<CommandForm, String> script = SCRIPTS.get(shells.get(0));
        if (script == null) {
            throw ProblemException.usage(Problem.error("there is no completion for the shell `" + shells.get(0) + "`")
                    .hint(NearMiss.hint(shells.get(0), SCRIPTS.keySet())
                            .orElse("there is one for " + String.join(", ", SCRIPTS.keySet()))));
        }
        call.console().out().print(script.apply(call.syntax().root()));
        return ExitCode.FINE;
    }
}
