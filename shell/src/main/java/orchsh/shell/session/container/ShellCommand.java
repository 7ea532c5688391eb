package orchsh.shell.session.container;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.entry.Errands;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Opens a shell in a container: the best that its image has. */
public final class ShellCommand implements Command {
    private static final String BEST = "if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi";

    private final Errands errands;

    public ShellCommand(Errands errands) {
        this.errands = errands;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        "sh",
                        "Open a shell in a container: bash if its image has one, else sh.",
                        "With more words, they are what the shell runs: `sh db 'ls /etc | wc -l'`.")
                .addPositional(Syntax.words("SERVICE COMMAND", "the service, and what the shell is to run"))
                .endOptionsAtWord();
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.isEmpty()) {
            throw ProblemException.usage(Problem.error("`sh` needs a service").hint("for example sh db"));
        }
        String script = words.size() == 1 ? BEST : String.join(" ", words.subList(1, words.size()));
        return errands.run(call.invocation().asIf(new ArrayList<>(List.of("exec", words.get(0), "sh", "-c", script))));
    }
}
