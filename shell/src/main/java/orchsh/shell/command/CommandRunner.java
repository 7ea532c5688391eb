package orchsh.shell.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.About;
import orchsh.shell.call.Call;
import orchsh.shell.call.ChosenStack;
import orchsh.shell.call.Command;
import orchsh.shell.call.Commands;
import orchsh.shell.call.Doors;
import orchsh.shell.call.Engines;
import orchsh.shell.command.script.VerbRun;
import orchsh.shell.command.stack.WatchCommand;
import orchsh.shell.completion.Completer;
import orchsh.shell.completion.HalfLine;
import orchsh.shell.help.HelpPage;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.report.QuietReport;
import orchsh.shell.report.Report;
import orchsh.shell.report.ReportOptions;
import orchsh.shell.report.Veil;
import orchsh.shell.report.WordsReport;
import orchsh.shell.source.ScriptReader;
import orchsh.shell.source.Signposts;
import orchsh.shell.source.StackReader;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** Carries out what was typed. The same for a command line, a line at a prompt and a test. */
public final class CommandRunner {
    /** What other programs take for the question which version they are. */
    private static final Set<List<String>> VERSION_OPTIONS = Set.of(List.of("--version"), List.of("-v"));

    private final StackReader reader;
    private final Engines engines;
    private final SnippetLibrary library;
    private final About about;
    private final WatchCommand watch;
    private final Doors doors;
    private final List<Command> more;

    /** All commands of the program, for scripts, with no shell behind them. */
    public CommandRunner(Engines engines, SnippetLibrary library, About about) {
        this(new ScriptReader(), engines, library, about, new WatchCommand(), Doors.NONE, List.of());
    }

    private CommandRunner(
            StackReader reader,
            Engines engines,
            SnippetLibrary library,
            About about,
            WatchCommand watch,
            Doors doors,
            List<? extends Command> more) {
        this.reader = reader;
        this.engines = engines;
        this.library = library;
        this.about = about;
        this.watch = watch;
        this.doors = doors;
        this.more = List.copyOf(more);
    }

    /** The same, with stacks read by this. */
    public CommandRunner reading(StackReader reader) {
        return new CommandRunner(reader, engines, library, about, watch, doors, more);
    }

    /** The same, with files watched by this. */
    CommandRunner watching(WatchCommand watch) {
        return new CommandRunner(reader, engines, library, about, watch, doors, more);
    }

    /** The same, with doors that open the shell where no command is typed. */
    public CommandRunner opening(Doors doors) {
        return new CommandRunner(reader, engines, library, about, watch, doors, more);
    }

    /** The same, with further commands; one whose word there is already takes its place. */
    public CommandRunner knowing(List<? extends Command> more) {
        return new CommandRunner(reader, engines, library, about, watch, doors, more);
    }

    /** The grammar of all commands of the program itself. */
    public static Syntax syntax() {
        return syntax(SnippetLibrary.EMPTY);
    }

    /** The grammar of all commands, those that are scripts of a library too. */
    static Syntax syntax(SnippetLibrary library) {
        return new LibraryCommands(library)
                .addTo(Repertoire.with(new WatchCommand(), List.of()))
                .syntax();
    }

    /** The grammar of all that can be typed here. */
    public Syntax grammar() {
        return new LibraryCommands(library).addTo(Repertoire.with(watch, more)).syntax();
    }

    public ExitCode run(Invocation typed) {
        Invocation invocation = VERSION_OPTIONS.contains(typed.args()) ? typed.asIf(List.of("version")) : typed;
        return Completer.isAsked(invocation.args()) ? complete(invocation) : carryOut(invocation, Optional.empty());
    }

    /**
     * Does some work as if it were a command: what goes wrong is shown, secrets are hidden, the end is a code.
     *
     * @param what it is called where others wait for it
     */
    public ExitCode run(Invocation invocation, String what, Function<Call, ExitCode> work) {
        return carryOut(invocation.asIf(List.of(what)), Optional.of(work));
    }

    /** Whether stack traces are to be shown. A word of a command for a container is no option of ours, whatever it is. */
    public boolean isDebugWanted(Invocation invocation) {
        return HalfLine.of(grammar().root(), invocation.args()).typed().has(SharedOptions.DEBUG);
    }

    private ExitCode complete(Invocation invocation) {
        Syntax syntax = grammar();
        Completer completer = new Completer(
                syntax,
                (typed, quiet) ->
                        call(typed, quiet, syntax, new Veil(), new QuietReport(quiet.console()), new Signposts()));
        ExitCode code = completer.answer(invocation);
        invocation.console().out().flush();
        return code;
    }

    private ExitCode carryOut(Invocation invocation, Optional<Function<Call, ExitCode>> work) {
        Veil veil = new Veil();
        Signposts signposts = new Signposts();
        Invocation current = invocation;
        boolean isDebug = invocation.args().contains(SharedOptions.DEBUG);
        Report report =
                new WordsReport(invocation.console(), invocation.surroundings().clock(), veil::hiddenIn);
        ExitCode code = ExitCode.WRONG_USAGE;
        String words = "";
        try {
            Commands commands = Repertoire.with(watch, more);
            LibraryCommands scripts = new LibraryCommands(library);
            scripts.addIfMeant(commands, invocation);
            Syntax syntax = commands.syntax();
            Typed typed = work.isPresent()
                    ? syntax.parse(invocation.args(), Optional.of(0))
                    : scripts.parse(syntax, invocation, reader);
            isDebug = typed.has(SharedOptions.DEBUG);
            current = invocation.on(typed.on(invocation.console().through(veil::over)));
            report = ReportOptions.reportFor(
                    typed, current.console(), current.surroundings().clock(), veil::hiddenIn);
            words = typed.commandWords();
            Call call = call(typed, current, syntax, veil, report, signposts);
            Optional<Command> command = commands.typed(typed);
            Optional<ExitCode> left = work.map(some -> some.apply(call))
                    .or(() -> new FrontDoor(doors, syntax).open(typed, command.isPresent(), invocation));
            code = left.isPresent() ? left.get() : run(call, command);
        } catch (ProblemException e) {
            show(signposts.point(e.problems()), e, isDebug, report, current);
            code = ExitCode.of(e);
        } catch (RuntimeException | Error e) {
            boolean calledOff = invocation.cancellation().isCancelled();
            if (!calledOff || !(e instanceof CancellationException)) {
                show(List.of(unexpected(e)), e, isDebug, report, current);
            }
            code = calledOff ? ExitCode.INTERRUPTED : ExitCode.STACK_FAILED;
        } finally {
            report.end(words, code);
            veil.end();
            current.console().out().flush();
            current.console().err().flush();
        }
        return code;
    }

    private Call call(
            Typed typed, Invocation invocation, Syntax syntax, Veil veil, Report report, Signposts signposts) {
        ChosenStack source = new ChosenStack(typed, invocation, reader, library, veil, signposts);
        return new Call(typed, invocation, syntax, source, engines, library, about, veil, report, signposts);
    }

    private ExitCode run(Call call, Optional<Command> command) {
        Typed typed = call.typed();
        if (typed.has(SharedOptions.HELP)) {
            new HelpPage(call.syntax().root())
                    .print(typed.syntax(), call.console().out(), call.console().outLook());
            return ExitCode.FINE;
        }
        if (!typed.verb().isEmpty()) {
            DryRunOptions.checkVerb(typed);
            List<String> verb = typed.verb();
            return new VerbRun(call).run(verb.get(0), verb.subList(1, verb.size()));
        }
        if (command.isEmpty()) {
            return withoutCommand(call);
        }
        command.get().scope().check(typed);
        DryRunOptions.check(typed);
        return command.get().run(call);
    }

    private ExitCode withoutCommand(Call call) {
        call.show(List.of(Problem.error("there is no command")));
        CommandForm all = grammar().root();
        new HelpPage(all).print(all, call.console().err(), call.console().errLook());
        return ExitCode.WRONG_USAGE;
    }

    private static Problem unexpected(Throwable e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return Problem.error(
                        "something went wrong inside orchsh (" + e.getClass().getSimpleName() + message + ")")
                .hint("the same command with `--debug` shows where");
    }

    private static void show(
            List<Problem> problems, Throwable cause, boolean isDebug, Report report, Invocation invocation) {
        report.problems(problems);
        if (isDebug) {
            cause.printStackTrace(invocation.console().err());
        }
    }
}
