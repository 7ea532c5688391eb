package orchsh.shell.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orchsh.dsl.task.Verbs;
import orchsh.engine.problem.Problem;
import orchsh.shell.syntax.Syntax;

/** What the names of a stack's tasks and jobs have to do with the names of commands. */
public final class Verbals {
    /** The command that runs test jobs. */
    private static final String TEST = "test";

    private Verbals() {}

    /**
     * A command wins over a task or job of the same name, which can then not be asked for.
     *
     * @param scripts the commands that are scripts of the standard library, over which it wins
     */
    static List<Problem> hiddenByCommands(Verbs verbs, Syntax syntax, Collection<String> scripts) {
        Set<String> commands = new HashSet<>(syntax.root().parts().keySet());
        commands.removeAll(scripts);
        List<Problem> warnings = new ArrayList<>();
        for (Verbs.Task task : verbs.tasks()) {
            if (commands.contains(task.name())) {
                warnings.add(
                        Problem.warning("task `" + task.name() + "` cannot be run by its name, which is a command's")
                                .at(task.at())
                                .hint("give it another name; other tasks can still run it"));
            }
        }
        for (Verbs.Job job : verbs.jobs()) {
            boolean isRunByIt = job.name().equals(TEST) && verbs.testJobs().contains(job);
            if (commands.contains(job.name()) && !isRunByIt) {
                warnings.add(Problem.warning("job `" + job.name() + "` cannot be run by its name, which is a command's")
                        .at(job.at())
                        .hint("give it another name, or bring it up: `up " + job.name() + "`"));
            }
        }
        return warnings;
    }

    /** What can be typed in a command's place. */
    public static List<String> names(Verbs verbs) {
        List<String> names = new ArrayList<>();
        verbs.tasks().forEach(task -> names.add(task.name()));
        verbs.jobs().forEach(job -> names.add(job.name()));
        return names;
    }
}
