package orchsh.shell.session.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.session.entry.Errands;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Opens the file of the stack in the user's editor, and takes in what was changed there. */
public final class EditCommand implements Command {
    private final SessionModel model;
    private final Errands errands;

    public EditCommand(SessionModel model, Errands errands) {
        this.model = model;
        this.errands = errands;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command("edit", "Open the file of the stack in your editor ($VISUAL or $EDITOR), then `reload`.");
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        Path file = model.found()
                .orElseThrow(() -> ProblemException.usage(Problem.error("the stack of this session is in no file")
                        .hint("`save stack.groovy` writes it into one")))
                .path();
        Surroundings caller = call.invocation().surroundings();
        String editor = caller.variable("VISUAL")
                .or(() -> caller.variable("EDITOR"))
                .orElseThrow(() -> ProblemException.usage(Problem.error("no editor is known")
                        .hint("the variable VISUAL or EDITOR names it, for example EDITOR=vi")));
        Optional<FileTime> before = changed(file);
        int code = open(editor, file, call);
        if (code != 0) {
            throw ProblemException.stack(Problem.error("the editor `" + editor + "` ended with code " + code));
        }
        if (before.equals(changed(file))) {
            call.note("nothing was changed");
            return ExitCode.FINE;
        }
        return errands.run(call.invocation().asIf(List.of("reload")));
    }

    /**
     * The editor may be given with options, so a shell starts it, which outlives a Ctrl-C that the editor takes itself; the
     * terminal is all its own.
     */
    private static int open(String editor, Path file, Call call) {
        ProcessBuilder program =
                new ProcessBuilder("sh", "-c", "trap : INT QUIT; " + editor + " \"$1\"", "sh", file.toString());
        program.directory(call.invocation().surroundings().directory().toFile());
        program.environment().clear();
        program.environment().putAll(call.invocation().surroundings().environment());
        program.inheritIO();
        try {
            return ended(program, call);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("the editor `" + editor + "` cannot be started"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error("`edit` was called off"), e);
        }
    }

    private static int ended(ProcessBuilder program, Call call) throws IOException, InterruptedException {
        try (RawTerminal.Loan loan =
                call.console().streams().terminal().map(RawTerminal::lendAsItIs).orElse(() -> {})) {
            Process process = program.start();
            try (CancellationToken.Registration end =
                    call.invocation().cancellation().onCancel(() -> end(process))) {
                return process.waitFor();
            }
        }
    }

    private static void end(Process shell) {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }

    private static Optional<FileTime> changed(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException e) {
            // a file that is not there was not changed
            return Optional.empty();
        }
    }
}
