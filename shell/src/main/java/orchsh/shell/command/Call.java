package orchsh.shell.command;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.plan.Plan;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.command.StackReader.Declared;
import orchsh.shell.command.StackReader.ReadStack;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.view.ProblemView;
import orchsh.shell.view.RunView;

/**
 * A command about to be carried out, with all it may use.
 *
 * @param typed what was typed
 * @param invocation who wants it, and where
 * @param syntax the grammar it was typed in
 * @param reader makes stacks of scripts
 * @param engines where engines come from
 * @param library the snippets that come along
 * @param about what this program is
 * @param veil hides what may not be printed
 * @param typedIn the compose file that is typed in
 */
record Call(
        Typed typed,
        Invocation invocation,
        Syntax syntax,
        StackReader reader,
        Engines engines,
        SnippetLibrary library,
        About about,
        Veil veil,
        TypedIn typedIn) {

    Console console() {
        return invocation.console();
    }

    void print(List<String> lines) {
        print(console().out(), lines);
    }

    void print(String line) {
        print(List.of(line));
    }

    /** Says something about the work, which is not its result. */
    void note(String line) {
        print(console().err(), List.of(line));
    }

    void show(List<Problem> problems) {
        print(console().err(), new ProblemView(console().errLook()).lines(problems));
    }

    /** Lines end alike on every system, and are seen at once. */
    private static void print(PrintWriter writer, List<String> lines) {
        lines.forEach(line -> writer.print(line + "\n"));
        writer.flush();
    }

    /** Keeps other runs off the stack until it is closed; says so when it has to wait for one. */
    OpenEngine.Hold lock(OpenEngine engine, String stack) {
        return lock(engine, stack, invocation.cancellation());
    }

    OpenEngine.Hold lock(OpenEngine engine, String stack, CancellationToken cancellation) {
        return engine.lock(stack, typed.commandWords(), this::note, cancellation);
    }

    OpenEngine openEngine() {
        return open(typed.engineOptions());
    }

    /** An engine that is there already, whatever the options consent to. */
    OpenEngine openExistingEngine() {
        return open(typed.engineOptions().lookOnly());
    }

    /** What is installed or started on the way is not left half done. */
    private OpenEngine open(EngineOptions options) {
        return options.consent() == EngineOptions.Consent.LOOK_ONLY
                ? whileWanted(() -> engines.open(options, invocation))
                : engines.open(options, invocation);
    }

    /** Does work that changes nothing, until it is done or called off. */
    <T> T whileWanted(Supplier<T> work) {
        return Patience.whileWanted(invocation.cancellation(), work);
    }

    /** Asks a question that can be answered with yes or no, until it is answered or called off. */
    boolean confirm(String question) {
        return whileWanted(() -> console().confirm(question));
    }

    /** Says what the user should know, though nothing is done about it. */
    void mention(List<String> notes) {
        show(notes.stream().map(Problem::warning).toList());
    }

    /** The file of the stack that was chosen. */
    StackFile stackFile() {
        return StackFile.chosen(typed.stacks(), invocation.surroundings());
    }

    /** The stack that was chosen, evaluated; what is doubtful about it is said. */
    Stack stack() {
        return readStack(typed.words()).stack();
    }

    /**
     * As {@link #stack}, with its tasks, checks and jobs.
     *
     * @param services those that are asked for by name
     */
    ReadStack readStack(List<String> services) {
        ReadStack read = read(stackFile(), services);
        show(read.warnings());
        show(Verbals.hiddenByCommands(read.verbs(), syntax));
        return typed.value(SharedOptions.PROJECT_NAME)
                .map(name -> read.with(renamed(read.stack(), name)))
                .orElse(read);
    }

    private static Stack renamed(Stack stack, String name) {
        try {
            return stack.toBuilder(name).build();
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(Problem.error(String.valueOf(e.getMessage())));
        }
    }

    /** The name of the stack that was chosen; its script is only evaluated if there is no other way to know. */
    String stackName() {
        Optional<String> given = typed.value(SharedOptions.PROJECT_NAME);
        if (given.isPresent()) {
            if (!typed.stacks().isEmpty()) {
                stackFile();
            }
            return checkedName(given.get());
        }
        StackFile file = stackFile();
        Reading reading = reading(List.of());
        return whileWanted(() -> reader.nameOf(file, reading))
                .orElseGet(() -> read(file, List.of()).stack().name());
    }

    private static String checkedName(String name) {
        return renamed(new Stack("any", List.of(), List.of(), List.of()), name).name();
    }

    /** A stack, evaluated. */
    ReadStack read(StackFile file, List<String> services) {
        Reading reading = reading(services);
        ReadStack read = whileWanted(() -> reader.read(file, reading));
        veil.hide(read.secrets());
        return read;
    }

    /** The params of the stack that was chosen. */
    Declared params() {
        StackFile file = stackFile();
        Reading reading = reading(List.of());
        return whileWanted(() -> reader.params(file, reading));
    }

    /** The stack with all of its profiles; what its script prints has been seen. */
    Stack stackWithAllProfiles(StackFile file) {
        Wishes wishes = WishOptions.of(typed, List.of());
        Reading reading = reading(new Wishes(wishes.params(), Set.of("*"), wishes.services()), text -> {});
        return whileWanted(() -> reader.read(file, reading)).stack();
    }

    /** Prints a text that has no secret in it, whatever its words are. */
    void printOpenly(String text) {
        veil.lift(() -> {
            console().out().print(text);
            console().out().flush();
        });
    }

    private Reading reading(List<String> services) {
        return reading(WishOptions.of(typed, services), this::printed);
    }

    private Reading reading(Wishes wishes, Consumer<String> printed) {
        return new Reading(
                wishes,
                invocation.surroundings(),
                invocation.cancellation(),
                printed,
                library,
                new ConsoleApprover(console()),
                ComposeOptions.of(typed, typedIn));
    }

    /** What a script prints is no result of the command, and is seen at once. */
    void printed(String text) {
        console().err().print(text);
        console().err().flush();
    }

    /** The stack's containers by service and number; engines list them as they like. */
    static List<ObservedContainer> containersOf(String stack, EngineObserver observer) {
        return observer.containersOf(stack).stream()
                .sorted(Comparator.comparing((ObservedContainer container) ->
                                container.service().orElse(""))
                        .thenComparingInt(container -> container.number().orElse(0))
                        .thenComparing(ObservedContainer::name))
                .toList();
    }

    /** Runs the plan for all to see. */
    Outcome carryOut(OpenEngine engine, Plan plan) {
        return carryOut(engine, plan, invocation.cancellation(), EventListener.DEAF);
    }

    /** @param listener hears what the view hears */
    Outcome carryOut(OpenEngine engine, Plan plan, CancellationToken cancellation, EventListener listener) {
        return carryOut(engine, plan, cancellation, listener, view -> view);
    }

    /** @param between passes on what the view is to show */
    Outcome carryOut(
            OpenEngine engine,
            Plan plan,
            CancellationToken cancellation,
            EventListener listener,
            UnaryOperator<EventListener> between) {
        Optional<Integer> changesAtOnce = RunOptions.changesAtOnce(typed);
        Console console = console();
        try (RunView view = RunView.on(
                console.err(), console.errLook(), invocation.surroundings().clock())) {
            try (CancellationToken.Registration registration = cancellation.onCancel(view::calledOff)) {
                EventListener shown = between.apply(UpOptions.told(typed, view));
                EventListener both = event -> {
                    listener.on(event);
                    shown.on(event);
                };
                return engine.run(plan, both, cancellation, changesAtOnce);
            }
        }
    }

    static ExitCode exitCode(Outcome outcome) {
        return switch (outcome) {
            case DONE -> ExitCode.FINE;
            case FAILED, DEADLINE -> ExitCode.STACK_FAILED;
            case CANCELLED -> ExitCode.INTERRUPTED;
        };
    }

    /** The end of a command that has parts, typed without one. */
    ExitCode withoutPart(String command) {
        show(List.of(Problem.error("`" + command + "` needs to know what to do")));
        syntax.printHelp(typed.syntax(), console().err(), console().errLook());
        return ExitCode.WRONG_USAGE;
    }
}
