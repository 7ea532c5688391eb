package orchsh.shell.command.container;

import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.report.ReportOptions;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** Runs a command in a container of its own, made as a service says. */
public final class RunCommand implements Command {
    static final String DETACH = "--detach";
    static final String KEEP = "--keep";
    static final String REMOVE = "--rm";

    @Override
    public CommandForm syntax() {
        CommandForm spec = TalkOptions.addTo(Syntax.command(
                        "run",
                        "Run a command in a new container that is as a service says.",
                        "What the service needs is brought up and ready first. The container is removed at its end; its exit code is passed on.")
                .addPositional(Syntax.words(
                        "SERVICE [COMMAND]",
                        "the service, and the command if it is to be another one than the service's")));
        return ReportOptions.addQuietTo(OneOffOptions.addTo(spec))
                .addOption(Syntax.flag("do not wait for it: print its name; `rm` or `down` removes it", "-d", DETACH))
                .addOption(Syntax.flag("accepted out of habit: it is removed at its end", REMOVE))
                .addOption(Syntax.flag("do not remove it at its end", KEEP));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("`run` needs a service").hint("for example `orchsh run web sh`"));
        }
        refuseContradictions(call.typed());
        return run(call, call.readStack(List.of(words.get(0))).stack());
    }

    /**
     * As {@link #run(Call)}, of a service that the stack which was chosen need not have.
     *
     * @param stack has it
     */
    public ExitCode run(Call call, Stack stack) {
        Typed typed = call.typed();
        boolean isDetached = typed.has(DETACH);
        Optional<RawTerminal> terminal = isDetached ? Optional.empty() : TalkOptions.terminal(call);
        OneOffRun run = new OneOffRun(call, OneOffOptions.oneOff(call, stack, isOnTerminal(typed, terminal)));
        return isDetached ? run.detached() : run.attached(terminal);
    }

    /** What is not waited for has the terminal that it asks for, for whoever attaches to it later. */
    private static boolean isOnTerminal(Typed typed, Optional<RawTerminal> terminal) {
        return terminal.isPresent() || typed.has(DETACH) && TalkOptions.isTerminalWanted(typed);
    }

    private static void refuseContradictions(Typed typed) {
        if (typed.has(DETACH) && typed.has(REMOVE)) {
            throw ProblemException.usage(Problem.error("`" + typed.asTyped(DETACH) + "` and `" + REMOVE
                            + "` contradict each other: nobody would be left to remove it at its end")
                    .hint("`orchsh down` removes it with the rest"));
        }
        if (typed.has(KEEP) && typed.has(REMOVE)) {
            throw ProblemException.usage(Problem.error("`" + KEEP + "` and `" + REMOVE + "` contradict each other"));
        }
    }
}
