package orchsh.shell.command.script;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.build.Param;
import orchsh.dsl.task.Verbs;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader.ReadStack;

/** What belongs to a stack besides what is run, and is lost when that alone is written down. */
final class ScriptLosses {
    private ScriptLosses() {}

    /** @param sayTests whether the file can say which jobs are tests */
    static List<String> of(Call call, StackFile file, ReadStack read, boolean sayTests) {
        List<String> losses = new ArrayList<>();
        read.params().stream()
                .filter(param -> param.secrecy() == Param.Secrecy.OPEN)
                .forEach(param ->
                        losses.add("param `" + param.name() + "` is gone: its value stands wherever it is used"));
        Verbs verbs = read.verbs();
        verbs.tasks().forEach(task -> losses.add("task `" + task.name() + "` is missing: it is code"));
        verbs.checks().forEach(check -> losses.add("check `" + check.name() + "` is missing: it is code"));
        if (!sayTests) {
            verbs.testJobs()
                    .forEach(
                            job -> losses.add("job `" + job.name() + "` is no test any more, and runs with each `up`"));
        }
        losses.addAll(otherProfiles(call, file, read.stack()));
        return losses;
    }

    /** Services that are not there because nobody chose their profile. */
    private static List<String> otherProfiles(Call call, StackFile file, Stack stack) {
        try {
            return call.source().readWithAllProfiles(file).stack().services().stream()
                    .map(Service::name)
                    .filter(name -> stack.service(name).isEmpty())
                    .map(name -> "service `" + name + "` is missing: it belongs to a profile that was not chosen")
                    .toList();
        } catch (ProblemException e) {
            return List.of("services may be missing: the stack with all of its profiles is refused");
        }
    }
}
