package orchsh.shell.session.undo;

import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Takes back what the last entry has changed. */
public final class UndoCommand implements Command {
    private final Undoing undoing;

    public UndoCommand(Undoing undoing) {
        this.undoing = undoing;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                "undo",
                "Take back what was changed last: declarations, run, link, unlink, rm, stop, start, scale, down without volumes.",
                "Containers that `rm`, `down` and `scale` remove here are kept for a while, and come back as they were.");
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        if (undoing.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("there is nothing to take back")
                            .hint(
                                    "`undo` knows what entries of this session have changed; volumes that were removed are gone"));
        }
        return undoing.undo(call);
    }
}
