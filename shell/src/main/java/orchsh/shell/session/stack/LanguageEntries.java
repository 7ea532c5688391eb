package orchsh.shell.session.stack;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import orchsh.dsl.StackSession;
import orchsh.dsl.script.EntryEngine;
import orchsh.dsl.snippet.Approver;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.shell.call.Call;
import orchsh.shell.call.CallPlans;
import orchsh.shell.call.ConsoleApprover;
import orchsh.shell.call.WishOptions;
import orchsh.shell.command.script.VerbRun;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.live.EngineStack;
import orchsh.shell.live.Tether;
import orchsh.shell.live.Voice;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Carries out entries in the language, on the stack of the session. They take turns; what they have left can be asked for
 * while one of them runs.
 */
public final class LanguageEntries {
    private final SessionModel model;
    private final Invocation opened;
    private final Typed typed;
    private final SnippetLibrary library;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private volatile Optional<StackSession> session = Optional.empty();
    private volatile Approver asked = Approver.NOBODY;
    private int count;

    /** @param typed what was typed when the session was opened */
    public LanguageEntries(SessionModel model, Invocation opened, Typed typed, SnippetLibrary library) {
        this.model = model;
        this.opened = opened;
        this.typed = typed;
        this.library = library;
    }

    /** Carries out one entry, shows its value, and says what it has changed. */
    public ExitCode run(Call call, String text) {
        EntryEngine.Done done = say(call, text);
        tell(call, done);
        if (done.value() != null) {
            new ShownValue(call).print(done.value());
        }
        return ExitCode.FINE;
    }

    /** What an entry does to the stack, if it does anything, as those who wrote it want to read it. */
    static void tell(Call call, EntryEngine.Done done) {
        done.changed().ifPresent(stack -> tell(call, stack, done));
    }

    private static void tell(Call call, Stack stack, EntryEngine.Done done) {
        List<String> services = stack.services().stream().map(Service::name).toList();
        call.note("the stack has " + (services.isEmpty() ? "no services" : String.join(", ", services))
                + " now; `up` applies it");
        done.verbs().tasks().forEach(task -> call.note("`" + task.name() + "` runs the task"));
    }

    /** Carries it out; what it declares becomes part of the model. */
    public EntryEngine.Done say(Call call, String text) {
        return say(call, text, VerbRun.voice(call), value -> value);
    }

    /**
     * As {@link #say(Call, String)}, with something else made of its value.
     *
     * @param voice shows what it prints
     */
    EntryEngine.Done say(Call call, String text, Voice voice, Function<@Nullable Object, @Nullable Object> made) {
        EntryEngine.Done said = model.inTurn(call.invocation().cancellation(), () -> {
            EntryEngine.Done done = evaluate(call, text, voice, made);
            done.changed().ifPresent(stack -> model.change(stack, done.verbs(), done.secrets()));
            return done;
        });
        call.show(said.warnings());
        return said;
    }

    /** The stack with what a text declares, for the caller alone: it does not become part of the model. */
    public Stack aside(Call call, String text) {
        EntryEngine.Done said = model.inTurn(
                call.invocation().cancellation(), () -> evaluate(call, text, VerbRun.voice(call), value -> value));
        call.show(said.warnings());
        return said.changed().orElseThrow();
    }

    private EntryEngine.Done evaluate(
            Call call, String text, Voice voice, Function<@Nullable Object, @Nullable Object> made) {
        ReadStack read = call.readStack(List.of());
        EntryEngine.Done done = carryOut(call, text, read, voice, made);
        call.veil().hide(read.secrets().and(done.secrets()));
        return done;
    }

    private EntryEngine.Done carryOut(
            Call call, String text, ReadStack read, Voice voice, Function<@Nullable Object, @Nullable Object> made) {
        Stack stack = read.stack();
        asked = new ConsoleApprover(call.console());
        String name = "entry " + ++count;
        try (CallPlans plans = new CallPlans(call, stack.name())) {
            Tether tether = new Tether(call.invocation().cancellation());
            EngineStack live =
                    new EngineStack(stack, read.usualServices(), plans, VerbRun.besideScript(call), voice, tether);
            StackSession entries = session();
            EntryEngine.Done done = tether.hold(
                    Optional.empty(),
                    "the entry",
                    () -> entries.run(
                            name, text, live, read.verbs(), call.invocation().cancellation(), made));
            keepText(name, text);
            return done;
        }
    }

    private synchronized StackSession session() {
        if (session.isEmpty()) {
            Path folder = Optional.ofNullable(model.file().path().getParent())
                    .orElse(opened.surroundings().directory());
            session = Optional.of(new StackSession(
                    folder,
                    model.found().isPresent() ? model.file().shownAs() : "",
                    opened.surroundings(),
                    WishOptions.of(typed, List.of()),
                    library,
                    question -> asked.ask(question)));
        }
        return session.get();
    }

    private synchronized void keepText(String name, String text) {
        texts.put(name, text);
    }

    /** The texts of the entries that went well, by the names that places in them have, in their order. */
    public synchronized Map<String, String> texts() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** Keeps a value that a command came to, as those of the language are kept. */
    public synchronized void keep(Object value) {
        session().keep(value);
    }

    /** The names of the functions that entries have left. */
    public Set<String> functions() {
        return session.map(StackSession::functions).orElse(Set.of());
    }

    /** What a variable that entries have left is now. */
    public Optional<Object> valueOf(String variable) {
        return session.flatMap(there -> Optional.ofNullable(there.valueOf(variable)));
    }

    /** The names that entries have left. */
    public Set<String> variables() {
        return session.map(StackSession::variables).orElse(Set.of());
    }
}
