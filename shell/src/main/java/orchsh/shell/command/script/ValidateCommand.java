package orchsh.shell.command.script;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.report.ReportOptions;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Looks for mistakes in scripts, and does nothing else. */
public final class ValidateCommand implements Command {

    @Override
    public CommandForm syntax() {
        return ReportOptions.addTo(Syntax.look("validate", "Look for mistakes in scripts, and do nothing else.")
                .addPositional(Syntax.words("STACK", "more scripts, or folders with a stack.groovy")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    /** One that is wrong does not keep the others from being looked at. */
    @Override
    public ExitCode run(Call call) {
        ExitCode code = ExitCode.FINE;
        for (StackFile file : files(call)) {
            try {
                ReadStack read = call.source().read(file, List.of());
                call.show(read.warnings());
                call.print(file.shownAs() + ": " + summary(read.stack()));
            } catch (ProblemException e) {
                call.show(e.problems());
                code = ExitCode.of(e.kind());
            }
        }
        return code;
    }

    private static List<StackFile> files(Call call) {
        List<String> words = new ArrayList<>(call.typed().stacks());
        words.addAll(call.typed().words());
        return words.isEmpty()
                ? List.of(call.stackFile())
                : words.stream()
                        .map(word -> StackFile.chosen(
                                List.of(word), call.invocation().surroundings()))
                        .toList();
    }

    private static String summary(Stack stack) {
        long jobs = stack.services().stream()
                .filter(service -> service.job().isPresent())
                .count();
        List<String> parts = new ArrayList<>();
        count(parts, stack.services().size() - jobs, "service");
        count(parts, jobs, "job");
        count(parts, stack.networks().size(), "network");
        count(parts, stack.volumes().size(), "volume");
        return "stack `" + stack.name() + "`, " + String.join(", ", parts);
    }

    private static void count(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(number + " " + what + (number == 1 ? "" : "s"));
        }
    }
}
