package orchsh.shell.command.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.dsl.Compilation;
import orchsh.dsl.Compilation.Compiled;
import orchsh.dsl.Compilation.Refused;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackCompiler;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.snippet.Reference;
import orchsh.engine.Memory;
import orchsh.engine.Orchestrator;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.Reach;
import orchsh.engine.run.StandIns;
import orchsh.shell.call.BareEngine;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ConsoleApprover;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.WishOptions;
import orchsh.shell.help.WordHelp;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.prose.PlanView;
import orchsh.shell.view.prose.StackView;

/** Tries a snippet: what it makes of its defaults, or of the params that are given, and what `up` would do. No engine is touched. */
final class SnippetTestCommand implements Command {
    private static final String PARAMS = "params are given with -P NAME=VALUE";
    private static final String NAME = "--name";
    private static final String SCRIPT = "test of a snippet";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(
                        "test",
                        "Show what a snippet makes of its defaults and of the params given with -P, and what `up` would do;"
                                + " no engine is touched.")
                .addPositional(Syntax.words(SnippetOptions.LABEL, SnippetOptions.KINDS_AND_WORDS))
                .addOption(Syntax.value("NAME", "the name that it is given; default: its word", NAME)));
    }

    @Override
    public Scope scope() {
        return Scope.TRIAL;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        Reference reference = desk.chosen();
        ConsoleApprover approver = new ConsoleApprover(call.console());
        Compilation compilation = desk.whileWanted(() -> {
            desk.snippets().find(reference, Optional.empty(), approver);
            ScriptSource script = new ScriptSource(desk.folder().resolve("test"), SCRIPT, script(reference, call));
            return new StackCompiler(call.console()::mutter, call.library(), approver)
                    .compile(script, call.invocation().surroundings());
        });
        if (compilation instanceof Compiled compiled) {
            call.show(compiled.warnings());
            Plan plan = desk.whileWanted(() -> plan(compiled.stack(), call));
            if (ListOptions.isJson(call.typed())) {
                call.print(PlanView.listing(plan).json());
                return ExitCode.FINE;
            }
            call.print(StackView.lines(compiled.stack()));
            call.print("");
            call.print(PlanView.lines(plan, call.console().outLook()));
            return ExitCode.FINE;
        }
        throw new ProblemException(
                ProblemException.Kind.USAGE,
                ((Refused) compilation)
                        .problems().stream().map(SnippetTestCommand::asTyped).toList());
    }

    /** What `up` would do where there is nothing yet. */
    private static Plan plan(Stack stack, Call call) {
        Supplier<ContainerEngine> nothing = () -> {
            throw ProblemException.stack(Problem.error("what the images are built from can only be told with an engine")
                    .hint("bring it up in a stack: `plan` shows what is done"));
        };
        try (Orchestrator orchestrator = new Orchestrator(
                new BareEngine(),
                nothing,
                "127.0.0.1",
                Reach.Locality.LOCAL,
                StandIns.NONE,
                Memory.none(),
                call.invocation().surroundings())) {
            return orchestrator.plan(
                    stack,
                    orchestrator.observe(stack.name()),
                    Goal.Up.all(),
                    call.invocation().cancellation());
        }
    }

    /** Nobody has written the script of the test, so nobody is shown it: what is wrong is in what was typed. */
    private static Problem asTyped(Problem problem) {
        boolean isOfTest = problem.at().filter(at -> at.file().equals(SCRIPT)).isPresent();
        if (isOfTest) {
            Problem plain = Problem.error(problem.message()).details(problem.details());
            return problem.hint()
                    .map(hint -> plain.hint(hint.startsWith("for example ") ? PARAMS : hint))
                    .orElse(plain);
        }
        return problem.at().map(at -> problem.at(withoutTest(at))).orElse(problem);
    }

    private static Location withoutTest(Location at) {
        return new Location(
                at.file(),
                at.line(),
                at.column(),
                at.includedAt().filter(from -> !from.file().equals(SCRIPT)).map(SnippetTestCommand::withoutTest));
    }

    private static String script(Reference reference, Call call) {
        Wishes wishes = WishOptions.of(call.typed(), List.of());
        List<String> given = new ArrayList<>();
        given.add(quoted(call.typed().value(NAME).orElse(reference.word())));
        wishes.params().forEach((name, value) -> given.add(quoted(name) + ": " + quoted(value)));
        String word = word(reference);
        return "use " + quoted(reference.text()) + ", as: " + quoted(word) + "\n" + word + " "
                + String.join(", ", given) + "\n";
    }

    /** The word that it would be, made one where its name is none. */
    private static String word(Reference reference) {
        String word = reference.word().replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[0-9])", "_");
        return WordHelp.words().contains(word) ? word + "_" : word;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
