package orchsh.shell.session.declare;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.dsl.live.StackControl;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.Waits;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Service;
import orchsh.engine.model.Wait;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.CallPlans;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.command.script.VerbRun;
import orchsh.shell.command.stack.WaitCommand;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.EngineStack;
import orchsh.shell.live.Tether;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Waits for something of a service, in the words that `wait` has in its block; without them, for the end of containers. */
public final class WaitEntryCommand implements Command {
    private static final Set<String> CONDITIONS =
            Set.of("ready", "tcp", "http", "log", "file", "exec", "healthy", "exit", "timeout");
    private static final String READY = "ready";
    private static final String TIMEOUT = "timeout";

    private final Command forEnds = new WaitCommand();

    @Override
    public CommandForm syntax() {
        return forEnds.syntax()
                .addPositional(
                        Syntax.words("SERVICE [CONDITION VALUE]", "only these services; or one, and what to wait for"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() < 2 || !CONDITIONS.contains(words.get(1))) {
            return forEnds.run(call);
        }
        Map<String, Object> conditions = conditions(words.subList(1, words.size()));
        ReadStack read = call.readStack(List.of());
        Service service = DeclaredServices.named(words.get(0), read.stack());
        await(call, read, service, wish(service, conditions));
        call.note("`" + service.name() + "` is as it should be");
        return ExitCode.FINE;
    }

    private static Map<String, Object> conditions(List<String> words) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String word = words.get(i);
            if (word.equals(READY)) {
                i--;
                continue;
            }
            if (!CONDITIONS.contains(word) || i + 1 == words.size()) {
                throw ProblemException.usage(Problem.error("`" + word + "` "
                                + (CONDITIONS.contains(word)
                                        ? "is given nothing to wait for"
                                        : "is nothing to wait for"))
                        .hint("for example wait db tcp 5432 timeout 30s"));
            }
            conditions.put(word, value(words.get(i + 1)));
        }
        return conditions;
    }

    /** Numbers and truths as they are, everything else as a text. */
    private static Object value(String text) {
        if (text.matches("true|false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("0|[1-9]\\d{0,8}") ? Integer.valueOf(text) : text;
    }

    /** What is to be done with the stack: without conditions of its own a service is waited for as its script says. */
    private static Consumer<StackControl> wish(Service service, Map<String, Object> conditions) {
        if (Set.of(TIMEOUT).containsAll(conditions.keySet())) {
            Optional<Duration> timeout =
                    read(() -> Optional.ofNullable(conditions.get(TIMEOUT)).map(value -> Durations.of(TIMEOUT, value)));
            return control -> control.awaitReady(Set.of(service.name()), timeout);
        }
        List<Wait> waits = read(() -> List.of(Waits.of(conditions).resolve(service.ports())));
        return control -> control.await(service.name(), waits);
    }

    private static <T> T read(Supplier<T> words) {
        try {
            return words.get();
        } catch (IllegalArgumentException e) {
            Problem problem = Problem.error(String.valueOf(e.getMessage()));
            throw ProblemException.usage(
                    e instanceof WordException word
                            ? word.hint().map(problem::hint).orElse(problem)
                            : problem);
        }
    }

    /** Beside the language, so that entries are carried out while it is waited. */
    private static void await(Call call, ReadStack read, Service service, Consumer<StackControl> wish) {
        try (CallPlans plans = new CallPlans(call, read.stack().name())) {
            Tether tether = new Tether(call.invocation().cancellation());
            EngineStack live = new EngineStack(
                    read.stack(), read.usualServices(), plans, VerbRun.besideScript(call), VerbRun.voice(call), tether);
            tether.hold(Optional.empty(), "waiting for `" + service.name() + "`", () -> wish.accept(live.control()));
        }
    }
}
