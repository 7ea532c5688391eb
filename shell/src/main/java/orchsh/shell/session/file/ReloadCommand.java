package orchsh.shell.session.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.entry.Errands;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Takes in what the files of the stack say now: shows what that would change, and changes it on a yes. */
public final class ReloadCommand implements Command {
    private final SessionModel model;
    private final Errands errands;

    public ReloadCommand(SessionModel model, Errands errands) {
        this.model = model;
        this.errands = errands;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                "reload",
                "Read the files of the stack again, show what that would change, and change it on a yes.",
                "What was declared in the session gives way to the files.");
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        Optional<Path> gone = model.gone();
        if (gone.isPresent()) {
            throw ProblemException.usage(Problem.error(model.shown(gone.get()) + " is not there any more")
                    .hint("`save " + gone.get().getFileName() + "` writes the stack as it is now"));
        }
        if (model.found().isEmpty()) {
            throw ProblemException.usage(Problem.error("the stack of this session is in no file")
                    .hint("`save stack.groovy` writes it into one"));
        }
        if (model.isUnsaved() && !mayForget(call)) {
            return ExitCode.WRONG_USAGE;
        }
        SessionModel.State before = model.state();
        model.forget();
        try {
            call.readStack(List.of());
        } catch (ProblemException e) {
            model.restore(before);
            throw e;
        }
        ExitCode plan = errands.run(call.invocation().asIf(List.of("plan")));
        if (!plan.equals(ExitCode.WOULD_CHANGE)) {
            return plan;
        }
        if (call.console().asking() == Asking.POINTLESS || !call.confirm("apply it?")) {
            call.note("nothing was changed; `up` applies it");
            return ExitCode.FINE;
        }
        return errands.run(call.invocation().asIf(List.of("up")));
    }

    private static boolean mayForget(Call call) {
        if (call.console().asking() == Asking.POINTLESS) {
            throw ProblemException.usage(
                    Problem.error("what was declared in this session would be lost, and nobody is there to be asked")
                            .hint("`save FILE` keeps it"));
        }
        return call.confirm("What was declared in this session is in no file and will be lost. Go on?");
    }
}
