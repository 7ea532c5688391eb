package orchsh.shell.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Service;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.session.engine.KeptContainers;
import orchsh.shell.session.engine.KeptEngines;
import orchsh.shell.session.engine.KeptRemoval;
import orchsh.shell.session.engine.Reconnection;
import orchsh.shell.session.entry.Dispatch;
import orchsh.shell.session.entry.Errands;
import orchsh.shell.session.job.Jobs;
import orchsh.shell.session.stack.LanguageEntries;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.session.stack.SessionReader;
import orchsh.shell.session.status.StatusWatch;
import orchsh.shell.session.undo.Undoing;
import orchsh.shell.source.ScriptReader;
import orchsh.shell.source.StackReader;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import org.jspecify.annotations.Nullable;

/** All that a session works with. */
final class SessionDesk implements Errands, AutoCloseable {
    private final Invocation opened;
    private final SessionModel model;
    private final KeptContainers kept;
    private final Jobs jobs;
    private final StatusWatch watch;
    private final KeptEngines engines;
    private final KeptRemoval removal;
    private final Reconnection reconnection = new Reconnection(this::lookForEngine);
    private final LanguageEntries language;
    private final Undoing undoing;
    private final CommandRunner runner;
    private final Dispatch dispatch;
    private @Nullable Syntax grammar;
    private volatile Supplier<List<String>> typed = List::of;
    private volatile boolean isOver;

    SessionDesk(Invocation opened, SessionTools tools) {
        this(opened, tools, new ScriptReader());
    }

    /** @param files reads stacks */
    SessionDesk(Invocation opened, SessionTools tools, StackReader files) {
        this.opened = opened;
        this.kept = new KeptContainers(opened.surroundings().clock());
        Typed typed = new Syntax().parse(opened.args(), Optional.empty());
        this.model = new SessionModel(files, typed, opened.surroundings());
        this.jobs = new Jobs(line -> opened.console().mutter(line + "\n"), this::lookAgain);
        this.watch = new StatusWatch(model, kept, jobs, this::findOutAboutEngine);
        this.engines = new KeptEngines(
                tools.engines(),
                typed.engineOptions(),
                kept,
                watch,
                line -> opened.console().mutter(line),
                this::connected);
        this.removal =
                new KeptRemoval(kept, engines::current, line -> opened.console().mutter(line + "\n"));
        this.language = new LanguageEntries(model, opened, typed, tools.library());
        this.undoing = new Undoing(model, kept, this);
        this.runner = new CommandRunner(engines, tools.library(), tools.about())
                .reading(new SessionReader(files, model))
                .knowing(SessionCommands.of(this));
        this.dispatch = new Dispatch(this::commandWords, this::names);
    }

    private void findOutAboutEngine() {
        if (engines.isThere()) {
            reconnection.begin(); // it is there, and tells nothing
        }
    }

    private boolean lookForEngine() {
        boolean wasThere = engines.isThere();
        boolean isThere = engines.lookAgain(opened);
        if (wasThere) {
            // it was away for so short a time that the connection still holds, but it tells nothing
            watch.listenAgain();
        }
        return isThere;
    }

    private void connected(Optional<OpenEngine> engine) {
        watch.connected(engine);
        engine.ifPresentOrElse(removal::ofOthers, this::lost);
    }

    /** Whoever has noticed it: an entry, a look, or that the engine tells no more. */
    private void lost() {
        if (!isOver) {
            opened.console().mutter("the engine does not answer any more; it is looked for until it is there again\n");
            reconnection.begin();
        }
    }

    private void lookAgain() {
        watch.lookAgain();
    }

    /** All that can begin a command. */
    private Set<String> commandWords() {
        Set<String> words = new HashSet<>(grammar().root().parts().keySet());
        words.addAll(verbs());
        return words;
    }

    /** The tasks and jobs of the stack, as far as they are known. */
    Set<String> verbs() {
        try {
            return new SessionReader(new ScriptReader(), model).verbsOf(model.file());
        } catch (ProblemException e) {
            // a file that cannot be read says so to whoever needs it
            return Set.of();
        }
    }

    /** What the language knows beside its words. */
    Set<String> names() {
        Set<String> names = new HashSet<>(language.variables());
        names.addAll(language.functions());
        model.known()
                .ifPresent(read ->
                        read.stack().services().stream().map(Service::name).forEach(names::add));
        return names;
    }

    List<String> services() {
        return model.known()
                .map(read -> read.stack().services().stream().map(Service::name).toList())
                .orElse(List.of());
    }

    Invocation opened() {
        return opened;
    }

    SessionModel model() {
        return model;
    }

    KeptContainers kept() {
        return kept;
    }

    Jobs jobs() {
        return jobs;
    }

    StatusWatch watch() {
        return watch;
    }

    KeptRemoval removal() {
        return removal;
    }

    KeptEngines engines() {
        return engines;
    }

    LanguageEntries language() {
        return language;
    }

    CommandRunner runner() {
        return runner;
    }

    /** That of all commands; laid out when somebody asks for it, which is after the prompt is there. */
    @Override
    public synchronized Syntax grammar() {
        if (grammar == null) {
            grammar = runner.grammar();
        }
        return grammar;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Undoing undoing() {
        return undoing;
    }

    @Override
    public ExitCode run(Invocation invocation) {
        return runner.run(invocation);
    }

    @Override
    public ExitCode quietly(Function<Call, ExitCode> work) {
        Console quiet = Console.silent(opened.console().outLook().plain());
        return runner.run(
                new Invocation(List.of(), opened.surroundings(), quiet, CancellationToken.none()), "entry", work);
    }

    /** What was typed, the latest last. */
    List<String> typed() {
        return typed.get();
    }

    void recall(Supplier<List<String>> lines) {
        typed = lines;
    }

    boolean isOver() {
        return isOver;
    }

    void leave() {
        isOver = true;
    }

    @Override
    public void close() {
        isOver = true;
        // they need all the rest until they have ended
        jobs.end().forEach(line -> opened.console().mutter(line + "\n"));
        reconnection.close();
        watch.close();
        removal.close();
        engines.close();
    }
}
