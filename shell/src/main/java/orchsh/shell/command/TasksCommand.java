package orchsh.shell.command;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.task.Verbs;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.Table;

/** Lists what can be asked of the stack by name. */
final class TasksCommand implements Command {

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                this,
                "tasks",
                "List the stack's tasks, checks and jobs. A task or job is run by its name in a command's place,"
                        + " checks and jobs that are tests by `test`.");
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        StackReader.ReadStack read = call.readStack(List.of());
        List<String[]> rows = rows(read.verbs());
        if (rows.isEmpty()) {
            call.note("stack `" + read.stack().name() + "` has no tasks, checks or jobs");
            return ExitCode.FINE;
        }
        Table table = Table.of("NAME", "KIND", "DESCRIPTION");
        rows.forEach(table::row);
        call.print(table.lines(call.console().outLook()));
        return ExitCode.FINE;
    }

    private static List<String[]> rows(Verbs verbs) {
        List<String[]> rows = new ArrayList<>();
        verbs.tasks().forEach(task -> rows.add(new String[] {task.name(), "task", task.description()}));
        verbs.jobs()
                .forEach(job ->
                        rows.add(new String[] {job.name(), job.isTest() ? "job, test" : "job", job.description()}));
        verbs.checks().forEach(check -> rows.add(new String[] {check.name(), "check", ""}));
        return rows;
    }
}
