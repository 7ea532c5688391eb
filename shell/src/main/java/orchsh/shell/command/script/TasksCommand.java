package orchsh.shell.command.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import orchsh.dsl.snippet.Readme;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.dsl.task.Verbs;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.Verbals;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;

/** Lists what can be asked of the stack by name. */
public final class TasksCommand implements Command {

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look(
                        "tasks",
                        "List the stack's tasks, checks and jobs. A task or job is run by its name in a command's place,"
                                + " checks and jobs that are tests by `test`; the scripts of the standard library are there"
                                + " for every stack.")
                .addOption(Syntax.flag("only the names", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        StackReader.ReadStack read = call.readStack(List.of());
        Listing listing = Listing.of("NAME", "KIND", "DESCRIPTION");
        Verbs verbs = read.verbs();
        verbs.tasks().forEach(task -> listing.row(task.name(), "task", task.description()));
        verbs.jobs().forEach(job -> listing.row(job.name(), job.isTest() ? "job, test" : "job", job.description()));
        verbs.checks().forEach(check -> listing.row(check.name(), "check", ""));
        SnippetLibrary scripts = call.library().scripts();
        scripts.names().stream()
                .filter(name -> !Verbals.names(verbs).contains(name))
                .forEach(name -> listing.row(name, "script", description(name, scripts)));
        String nothing = "stack `" + read.stack().name() + "` has no tasks, checks or jobs";
        ListOptions.print(call, listing, nothing);
        return ExitCode.FINE;
    }

    private static String description(String script, SnippetLibrary scripts) {
        return Readme.firstSentence(new String(scripts.bytes(script).orElseThrow(), StandardCharsets.UTF_8));
    }
}
