package orchsh.shell.session.job;

import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.Listing;

/** Lists the commands that run in the background. */
public final class JobsCommand implements Command {
    private final Jobs jobs;

    public JobsCommand(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look(
                "jobs",
                "List the commands that run in the background.",
                "A `&` behind a command sends it there: `logs -f db &`. `fg` brings one back."));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        Listing listing = Listing.of("JOB", "COMMAND");
        jobs.running().forEach(job -> listing.row(job.number(), job.entry()));
        ListOptions.print(call, listing, "nothing runs in the background");
        return ExitCode.FINE;
    }
}
