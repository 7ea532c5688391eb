package orchsh.shell.session.job;

import java.util.Collection;
import java.util.List;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Waits for a command that was sent to the background; Ctrl-C ends it. */
public final class ForegroundCommand implements Command {
    private final Jobs jobs;

    public ForegroundCommand(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command("fg", "Wait for a command that runs in the background; Ctrl-C ends it.")
                .addPositional(Syntax.words("JOB", "its number, which `jobs` tells; default: the latest"));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        Jobs.Job job = chosen(call.typed().words());
        call.note(job.entry());
        return jobs.inForeground(job, call.console(), call.invocation().cancellation());
    }

    private Jobs.Job chosen(List<String> words) {
        Collection<Jobs.Job> running = jobs.running();
        if (running.isEmpty()) {
            throw ProblemException.usage(Problem.error("nothing runs in the background"));
        }
        if (words.isEmpty()) {
            return running.stream().reduce((first, second) -> second).orElseThrow();
        }
        String word = words.get(0);
        return running.stream()
                .filter(job -> String.valueOf(job.number()).equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.usage(
                        Problem.error("there is no job `" + word + "`").hint("`jobs` lists them")));
    }
}
