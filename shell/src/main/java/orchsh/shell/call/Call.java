package orchsh.shell.call;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Doubts;
import orchsh.engine.model.Finding;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.help.HelpPage;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.journal.Journal;
import orchsh.shell.journal.RunRecorder;
import orchsh.shell.journal.UsualTimes;
import orchsh.shell.report.Report;
import orchsh.shell.report.ReportOptions;
import orchsh.shell.report.Veil;
import orchsh.shell.report.VeiledEvents;
import orchsh.shell.source.Signposts;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.EngineOptions;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.run.RunView;

/**
 * A command about to be carried out, with all it may use.
 *
 * @param typed what was typed
 * @param invocation who wants it, and where
 * @param syntax the grammar it was typed in
 * @param source the stack that was chosen, in its files
 * @param engines where engines come from
 * @param library the snippets that come along
 * @param about what this program is
 * @param veil hides what may not be printed
 * @param report tells what is done
 * @param signposts lead to the lines of the stack that was read
 */
public record Call(
        Typed typed,
        Invocation invocation,
        Syntax syntax,
        ChosenStack source,
        Engines engines,
        SnippetLibrary library,
        About about,
        Veil veil,
        Report report,
        Signposts signposts)
        implements Glance {

    @Override
    public void print(List<String> lines) {
        report.result(lines);
    }

    @Override
    public void note(String line) {
        report.note(line);
    }

    @Override
    public void show(List<Problem> problems) {
        report.problems(signposts.point(problems));
    }

    /** The same, telling programs what it does. */
    public Call tellingEvents() {
        Report events =
                ReportOptions.events(console(), invocation.surroundings().clock(), veil::hiddenIn);
        return new Call(typed, invocation, syntax, source, engines, library, about, veil, events, signposts);
    }

    /** The same, as if something else had been typed. */
    public Call typing(Typed other) {
        return new Call(other, invocation, syntax, source, engines, library, about, veil, report, signposts);
    }

    /** Keeps other runs off the stack until it is closed; says so when it has to wait for one. */
    public OpenEngine.Hold lock(OpenEngine engine, String stack) {
        return lock(engine, stack, invocation.cancellation());
    }

    public OpenEngine.Hold lock(OpenEngine engine, String stack, CancellationToken cancellation) {
        return DryRunOptions.isWanted(typed)
                ? () -> {}
                : engine.lock(stack, typed.commandWords(), this::note, cancellation);
    }

    @Override
    public OpenEngine openEngine() {
        return DryRunOptions.isWanted(typed) ? openEngineToLook(typed.commandWords()) : open(typed.engineOptions());
    }

    /**
     * As {@link #openExistingEngine}, for telling what a command would do.
     *
     * @param command its word, for whoever reads what helps where there is no engine
     */
    public OpenEngine openEngineToLook(String command) {
        List<String> inEarnest = invocation.args().stream()
                .filter(word -> !word.equals(SharedOptions.DRY_RUN) && !word.equals(SharedOptions.BOOTSTRAP))
                .map(word -> word.equals(typed.commandWords()) ? command : word)
                .toList();
        return whileWanted(() -> engines.open(typed.engineOptions().lookOnly(), invocation.asIf(inEarnest)));
    }

    @Override
    public OpenEngine openExistingEngine() {
        return open(typed.engineOptions().lookOnly());
    }

    /** What is installed or started on the way is not left half done. */
    private OpenEngine open(EngineOptions options) {
        return options.consent() == EngineOptions.Consent.LOOK_ONLY
                ? whileWanted(() -> engines.open(options, invocation))
                : engines.open(options, invocation);
    }

    @Override
    public <T> T whileWanted(Supplier<T> work) {
        return Patience.whileWanted(invocation.cancellation(), work);
    }

    /** Asks a question that can be answered with yes or no, until it is answered or called off. */
    public boolean confirm(String question) {
        return whileWanted(() -> console().confirm(question));
    }

    /** Says what the user should know, though nothing is done about it. */
    public void mention(List<String> notes) {
        show(notes.stream().map(Problem::warning).toList());
    }

    /** The file of the stack that was chosen. */
    public StackFile stackFile() {
        return source.file();
    }

    /** The stack that was chosen, evaluated; what is doubtful about it is said. */
    public Stack stack() {
        return readStack(typed.words()).stack();
    }

    /**
     * As {@link #stack}, with its tasks, checks and jobs. Whether two services that publish one port of the host are wanted at
     * a time is told by the plan, which then refuses them, and not twice.
     *
     * @param services those that are asked for by name
     */
    public ReadStack readStack(List<String> services) {
        ReadStack read = source.read(services);
        Set<String> toldByPlans = Doubts.sharedPorts(read.stack().services()).stream()
                .map(Finding::message)
                .collect(Collectors.toSet());
        show(read.warnings().stream()
                .filter(warning -> !toldByPlans.contains(warning.message()))
                .toList());
        show(Verbals.hiddenByCommands(read.verbs(), syntax, library.scripts().names()));
        return read;
    }

    @Override
    public String stackName() {
        return source.name();
    }

    /** Prints a text that has no secret in it, whatever its words are. */
    public void printOpenly(String text) {
        veil.lift(() -> {
            console().out().print(text);
            console().out().flush();
        });
    }

    @Override
    public List<String> declaredServices(List<String> asked) {
        try {
            return readStack(asked).stack().services().stream()
                    .map(Service::name)
                    .toList();
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // Much can be done without a script, or with a broken one; then only containers tell of services.
            return List.of();
        }
    }

    @Override
    public List<ObservedContainer> listed(String stack, EngineView engine) {
        return whileWanted(() -> engine.observer().containersOf(stack));
    }

    @Override
    public List<ObservedContainer> listed(EngineView engine) {
        return whileWanted(() -> engine.observer().containers());
    }

    @Override
    public EngineFacts facts(EngineView engine) {
        return whileWanted(() -> engine.observer().facts());
    }

    /** Runs the plan for all to see, and keeps what became of it. */
    public Outcome carryOut(OpenEngine engine, Plan plan) {
        return carryOut(engine, plan, invocation.cancellation(), EventListener.DEAF);
    }

    /** @param listener hears what the view hears */
    public Outcome carryOut(OpenEngine engine, Plan plan, CancellationToken cancellation, EventListener listener) {
        RunRecorder recorder = new RunRecorder(
                engine.location(),
                typed.commandWords(),
                invocation.surroundings().clock(),
                veil::hiddenIn,
                journal(plan.stack()));
        EventListener both = event -> {
            listener.on(event);
            recorder.on(event);
        };
        return carryOut(engine, plan, cancellation, both, view -> view);
    }

    /** The last runs of a stack. */
    public Journal journal(String stack) {
        return Journal.of(invocation.surroundings(), stack);
    }

    /**
     * As {@link #carryOut}, of what is only a part of something.
     *
     * @param between passes on what the view is to show
     */
    public Outcome carryOut(
            OpenEngine engine,
            Plan plan,
            CancellationToken cancellation,
            EventListener listener,
            UnaryOperator<EventListener> between) {
        Optional<Integer> changesAtOnce = RunOptions.changesAtOnce(typed);
        try (RunView view =
                report.view(() -> UsualTimes.of(journal(plan.stack()).runs(), engine.location()))) {
            try (CancellationToken.Registration registration = cancellation.onCancel(view::calledOff)) {
                EventListener shown =
                        signposts.before(between.apply(UpOptions.told(typed, new VeiledEvents(view, veil))));
                EventListener both = event -> {
                    listener.on(event);
                    shown.on(event);
                };
                Outcome outcome = engine.run(plan, both, cancellation, changesAtOnce);
                report.finished(plan, outcome);
                return outcome;
            }
        }
    }

    public static ExitCode exitCode(Outcome outcome) {
        return switch (outcome) {
            case DONE -> ExitCode.FINE;
            case FAILED, DEADLINE -> ExitCode.STACK_FAILED;
            case CANCELLED -> ExitCode.INTERRUPTED;
        };
    }

    /** As {@link #exitCode(Outcome)}, of a run that may have lost its engine. */
    public ExitCode exitCode(EngineView engine, Outcome outcome) {
        return outcome == Outcome.FAILED && !isThere(engine) ? ExitCode.NO_ENGINE : exitCode(outcome);
    }

    private boolean isThere(EngineView engine) {
        try {
            facts(engine);
            return true;
        } catch (ProblemException e) {
            return e.kind() != ProblemException.Kind.NO_ENGINE;
        }
    }

    /** The end of a command that has parts, typed without one. */
    public ExitCode withoutPart(String command) {
        show(List.of(Problem.error("`" + command + "` needs to know what to do")));
        new HelpPage(syntax.root())
                .print(typed.syntax(), console().err(), console().errLook());
        return ExitCode.WRONG_USAGE;
    }
}
