package orchsh.shell.command.stack;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Sends a signal to what runs. */
public final class KillCommand implements Command {
    private static final String SIGNAL = "--signal";
    private static final List<String> SIGNALS = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "IOT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM", "STKFLT", "CHLD", "CLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ",
            "VTALRM", "PROF", "WINCH", "IO", "POLL", "PWR", "SYS");

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command("kill", "End containers at once, or send them another signal.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.value("SIGNAL", "its name or number; default: KILL", "-s", SIGNAL)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public boolean tellsBeforehand() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        String signal = call.typed().value(SIGNAL).map(KillCommand::signal).orElse("KILL");
        ContainerGoal goal = new ContainerGoal.Signal(Set.copyOf(call.typed().words()), signal);
        return new ContainerChange(call, call.stackName(), ContainerChange.Absence.FINE, "nothing of it runs").to(goal);
    }

    private static String signal(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        boolean isNumber = name.matches("[1-9]|[1-5]\\d|6[0-4]");
        boolean isRealTime = name.matches("RTMIN(\\+\\d{1,2})?|RTMAX(-\\d{1,2})?");
        if (!isNumber && !isRealTime && !SIGNALS.contains(name)) {
            throw ProblemException.usage(
                    Problem.error("there is no signal `" + text + "`")
                            .hint(
                                    NearMiss.hint(name, SIGNALS)
                                            .orElse(
                                                    "signals: TERM, HUP, INT, QUIT, USR1, USR2, KILL and others, or a number from 1 to 64")));
        }
        return name;
    }
}
