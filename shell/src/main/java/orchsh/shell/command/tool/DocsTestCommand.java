package orchsh.shell.command.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OutputFile;
import orchsh.shell.docs.Page;
import orchsh.shell.docs.PageReader;
import orchsh.shell.docs.PageRun;
import orchsh.shell.docs.PageUpdate;
import orchsh.shell.docs.SessionPrograms;
import orchsh.shell.docs.Trial;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Span;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;

/** Runs the commands that Markdown files show, and compares what they print. */
final class DocsTestCommand implements Command {
    private static final String TIMEOUT = "--timeout";
    private static final String UPDATE = "--update";
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(
                        "test",
                        "Run the commands that Markdown files show, and compare what they print with what the files say."
                                + " Exit code 0 when it is the same, 1 when it is not.",
                        "Blocks ```console are run, those of a file one after the other in one shell, in the folder of the"
                                + " file. A line that begins with `$ ` is a command; it goes on after a backslash and in lines"
                                + " that begin with `> `. The lines up to the next command are what it prints. `…` stands for"
                                + " any text of a line, and alone on a line for any number of lines. `[3]` as the last line"
                                + " says that it ends with exit code 3.",
                        "`orchsh` is this very program there; with `--bootstrap` it has your consent to install and start what"
                                + " is missing.")
                .addPositional(Syntax.words("FILE", "a Markdown file"))
                .addOption(Syntax.value(
                        "TIME", "how long each command can take: 90, 30s, 5m; default: 10m", "-t", TIMEOUT))
                .addOption(Syntax.flag("write into the files what commands print now; what still fits stays", UPDATE)));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> files = call.typed().words();
        if (files.isEmpty()) {
            throw ProblemException.usage(Problem.error("`docs test` needs to know which file it is about")
                    .hint("for example `orchsh docs test README.md`"));
        }
        Duration limit = call.typed()
                .value(TIMEOUT)
                .map(text -> Span.parsePositive(text, TIMEOUT))
                .orElse(USUAL_LIMIT);
        List<Page> pages = files.stream()
                .map(file -> PageReader.read(call.invocation().surroundings().resolve(file), file))
                .toList();
        List<String> program = new ArrayList<>(call.about().program());
        if (!program.isEmpty() && call.typed().has(SharedOptions.BOOTSTRAP)) {
            program.add(SharedOptions.BOOTSTRAP);
        }
        try (SessionPrograms programs = SessionPrograms.of(program)) {
            PageRun run = new PageRun(
                    programs.environment(call.invocation().surroundings().environment()),
                    limit,
                    call.invocation().cancellation());
            boolean isTrue = true;
            for (Page page : pages) {
                isTrue &= isTrue(page, run, call);
            }
            return isTrue ? ExitCode.FINE : ExitCode.STACK_FAILED;
        }
    }

    private static boolean isTrue(Page page, PageRun run, Call call) {
        boolean isForPrograms = ListOptions.isJson(call.typed());
        boolean isUpdate = call.typed().has(UPDATE);
        List<Trial> trials = run.run(
                page,
                example -> {
                    if (!isForPrograms) {
                        call.note(page.shownAs() + ":" + example.line() + ": " + example.shown());
                    }
                },
                trial -> {
                    if (isForPrograms) {
                        call.print(listing(trial).json());
                    } else if (!trial.isAsWritten() && !(isUpdate && trial.isDone())) {
                        call.show(List.of(trial.problem()));
                    }
                });
        long wrong = trials.stream().filter(trial -> !trial.isAsWritten()).count();
        long hopeless = trials.stream().filter(trial -> !trial.isDone()).count();
        if (isUpdate && wrong > hopeless) {
            OutputFile.write(call, page.shownAs(), PageUpdate.of(page, trials));
        }
        if (!isForPrograms) {
            call.print(summary(page, wrong, isUpdate ? wrong - hopeless : 0));
        }
        return isUpdate ? hopeless == 0 : wrong == 0;
    }

    private static String summary(Page page, long wrong, long written) {
        int count = page.examples().size();
        String commands = count == 1 ? "1 command" : count + " commands";
        StringBuilder summary = new StringBuilder(page.shownAs()).append(": ").append(commands);
        if (wrong == 0) {
            return summary.append(", as written").toString();
        }
        if (wrong > written) {
            summary.append(", ").append(wrong - written).append(" not as written");
        }
        return written == 0
                ? summary.toString()
                : summary.append(", ").append(written).append(" written anew").toString();
    }

    private static Listing listing(Trial trial) {
        return Listing.of("file", "line", "command", "result", "exit code", "expected exit code", "output")
                .row(
                        trial.page(),
                        trial.example().line(),
                        trial.example().command(),
                        trial.result(),
                        trial.exitCode(),
                        trial.example().exitCode(),
                        trial.printed());
    }
}
