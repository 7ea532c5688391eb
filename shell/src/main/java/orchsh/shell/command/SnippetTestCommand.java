package orchsh.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.Compilation;
import orchsh.dsl.Compilation.Compiled;
import orchsh.dsl.Compilation.Refused;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackCompiler;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.snippet.Reference;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.StackView;

/** Tries a snippet: what it makes of its defaults, or of the params that are given. No engine is touched. */
final class SnippetTestCommand implements Command {
    private static final String NAME = "--name";
    private static final String WORD = "snippet_under_test";

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        this,
                        "test",
                        "Show what a snippet makes of its defaults and of the params given with -P; no engine is touched.")
                .addPositional(Syntax.words(SnippetOptions.LABEL, SnippetOptions.KINDS))
                .addOption(Syntax.value("NAME", "the name that it is given; default: its word", NAME));
    }

    @Override
    public Scope scope() {
        return Scope.TRIAL;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        Reference reference = desk.named();
        ConsoleApprover approver = new ConsoleApprover(call.console());
        Compilation compilation = desk.whileWanted(() -> {
            desk.snippets().find(reference, Optional.empty(), approver);
            ScriptSource script =
                    new ScriptSource(desk.folder().resolve("test"), "test of a snippet", script(reference, call));
            return new StackCompiler(call::printed, call.library(), approver)
                    .compile(script, call.invocation().surroundings());
        });
        if (compilation instanceof Compiled compiled) {
            call.show(compiled.warnings());
            call.print(StackView.lines(compiled.stack()));
            return ExitCode.FINE;
        }
        throw new ProblemException(ProblemException.Kind.USAGE, ((Refused) compilation).problems());
    }

    private static String script(Reference reference, Call call) {
        Wishes wishes = WishOptions.of(call.typed(), List.of());
        List<String> given = new ArrayList<>();
        given.add(quoted(call.typed().value(NAME).orElse(reference.word())));
        wishes.params().forEach((name, value) -> given.add(quoted(name) + ": " + quoted(value)));
        return "use " + quoted(reference.text()) + ", as: " + quoted(WORD) + "\n" + WORD + " "
                + String.join(", ", given) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
