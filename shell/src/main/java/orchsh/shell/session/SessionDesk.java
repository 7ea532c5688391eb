package orchsh.shell.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Service;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.source.ScriptReader;
import orchsh.shell.source.StackReader;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** All that a session works with. */
final class SessionDesk implements AutoCloseable {
    private final Invocation opened;
    private final SessionModel model;
    private final KeptContainers kept = new KeptContainers();
    private final Jobs jobs;
    private final StatusWatch watch;
    private final KeptEngines engines;
    private final LanguageEntries language;
    private final CommandRunner runner;
    private final Syntax grammar;
    private final Dispatch dispatch;
    private final Set<String> commands;
    private volatile boolean isOver;

    SessionDesk(Invocation opened, SessionTools tools) {
        this(opened, tools, new ScriptReader());
    }

    /** @param files reads stacks */
    SessionDesk(Invocation opened, SessionTools tools, StackReader files) {
        this.opened = opened;
        Typed typed = new Syntax().parse(opened.args(), Optional.empty());
        this.model = new SessionModel(files, typed, opened.surroundings());
        this.jobs = new Jobs(line -> opened.console().mutter(line + "\n"), this::lookAgain);
        this.watch = new StatusWatch(model, kept, jobs, this::findOutAboutEngine);
        this.engines = new KeptEngines(tools.engines(), typed.engineOptions(), kept, watch, watch::connected);
        this.language = new LanguageEntries(model, opened, typed, tools.library());
        this.runner = new CommandRunner(
                new SessionReader(files, model), engines, tools.library(), tools.about(), SessionCommands.of(this));
        this.grammar = runner.grammar();
        this.commands = Set.copyOf(grammar.root().parts().keySet());
        this.dispatch = new Dispatch(this::commandWords, this::names);
    }

    private void findOutAboutEngine() {
        if (!engines.isThere() && !isOver) {
            opened.console().mutter("the engine does not answer any more; the next entry that needs it looks for it\n");
        }
    }

    private void lookAgain() {
        watch.lookAgain();
    }

    /** All that can begin a command. */
    private Set<String> commandWords() {
        Set<String> words = new HashSet<>(commands);
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

    KeptEngines engines() {
        return engines;
    }

    LanguageEntries language() {
        return language;
    }

    CommandRunner runner() {
        return runner;
    }

    Syntax grammar() {
        return grammar;
    }

    Dispatch dispatch() {
        return dispatch;
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
        jobs.close();
        watch.close();
        engines.close();
    }
}
