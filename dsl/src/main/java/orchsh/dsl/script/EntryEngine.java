package orchsh.dsl.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.dsl.build.Complaint;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.StackBuilder;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.scan.Suggestion;
import orchsh.dsl.snippet.SnippetFinder;
import orchsh.dsl.task.LiveWords;
import orchsh.dsl.task.OtherTasks;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out pieces of the language one after the other. Each can say the words of scripts, which change the stack, and
 * those of tasks, which work on what runs of it; and each has what those before it have left.
 */
public final class EntryEngine {
    private final Path folder;
    private final Surroundings caller;
    private final Wishes wishes;
    private final Library library;
    private final Lasting lasting = new Lasting();
    private final Cursor cursor;
    private final Output output = new Output(text -> {});
    private final Stage stage;
    private final StandardScripts scripts;
    private Optional<StackBuilder> before = Optional.empty();
    private int results;

    /**
     * An engine for one session.
     *
     * @param folder where relative paths start
     * @param caller the surroundings of whoever opened the session
     * @param wishes what was asked for when it was opened
     * @param snippets finds the snippets that entries use
     */
    public EntryEngine(Path folder, Surroundings caller, Wishes wishes, SnippetFinder snippets) {
        this.folder = folder;
        this.caller = caller;
        this.wishes = wishes;
        this.library = new Library(caller, wishes, snippets);
        this.scripts = new StandardScripts(snippets.scripts(), caller);
        this.cursor = new Cursor(Source.of("", folder));
        this.stage = new Stage(library, cursor, output, Optional.of(lasting));
        this.lasting.keepVariablesIn(stage.variables());
    }

    /**
     * What became of an entry.
     *
     * @param value what its last line came to; null if that is nothing to show
     * @param number the number that the value is kept under; 0 if there is none
     * @param changed the stack as the entry has made it, if it has said anything of it
     * @param verbs the tasks, checks and jobs that it declares
     * @param secrets what may not be printed
     * @param warnings what is doubtful about it
     */
    public record Done(
            @Nullable Object value,
            int number,
            Optional<Stack> changed,
            Verbs verbs,
            Secrets secrets,
            List<Problem> warnings) {}

    /**
     * Carries out one entry; what is wrong with it is thrown.
     *
     * @param name what places in it are called by
     * @param live the stack of the session, and what runs of it
     * @param verbs the tasks that there are
     */
    public Done run(String name, String text, LiveStack live, Verbs verbs, CancellationToken cancellation) {
        return run(name, text, live, verbs, cancellation, value -> value);
    }

    /**
     * As {@link #run(String, String, LiveStack, Verbs, CancellationToken)}, with something else made of the value. That is
     * done as a part of the entry, for a value may be worked out only when somebody looks into it.
     */
    public Done run(
            String name,
            String text,
            LiveStack live,
            Verbs verbs,
            CancellationToken cancellation,
            Function<@Nullable Object, @Nullable Object> made) {
        try (Stop stop = Stop.when(cancellation)) {
            Done done = compileAndRun(name, text, live, verbs, made);
            if (stop.isWanted()) {
                throw new CancellationException();
            }
            return done;
        } catch (ScriptStopped e) {
            throw cancelled(e);
        } finally {
            Thread.interrupted();
        }
    }

    private static CancellationException cancelled(ScriptStopped cause) {
        CancellationException cancelled = new CancellationException();
        cancelled.initCause(cause);
        return cancelled;
    }

    /** The names of the variables that entries have left. */
    public Set<String> variables() {
        return lasting.variables();
    }

    /** Keeps a value as the last result, and under its number, which it gives. Entries may be carried out in the meantime. */
    public synchronized int keep(@Nullable Object value) {
        results++;
        stage.variables().setVariable("_", value);
        stage.variables().setVariable("_" + results, value);
        return results;
    }

    /** The names of the functions that entries have left. */
    public Set<String> functions() {
        return lasting.functions();
    }

    /** What a variable that entries have left is now; null also if there is none. */
    public @Nullable Object valueOf(String variable) {
        return stage.variables().getVariables().get(variable);
    }

    private Done compileAndRun(
            String name, String text, LiveStack live, Verbs verbs, Function<@Nullable Object, @Nullable Object> made) {
        Stack stack = live.stack();
        lasting.stackHas(
                stack.services().stream().map(Service::name).collect(Collectors.toSet()),
                verbs.tasks().stream().map(Verbs.Task::name).collect(Collectors.toSet()));
        SourceText source = new SourceText(Source.of(name, folder), text);
        Unit entry = library.entry(source, lasting.entries(), lasting);
        List<Problem> wrong = new ArrayList<>(library.problems());
        wrong.addAll(library.unknownParams());
        if (!wrong.isEmpty()) {
            throw refused(wrong);
        }
        lasting.add(entry);
        cursor.say(Place.startOf(source.source()));
        StackBuilder words = new StackBuilder(stack.name(), caller, wishes, cursor, output, stage);
        words.goOnFrom(stack, before);
        RunErrors errors = new RunErrors(library.texts(), stage.byLoader(), cursor);
        Object[] value = new Object[1];
        Tasks tasks = new Tasks(verbs, live, scripts);
        stage.talk()
                .withBoth(
                        new LiveWords(live, tasks, List.of(), output),
                        () -> output.during(live::print, () -> {
                            value[0] = carryOut(entry, words, errors, live, made);
                        }));
        before = Optional.of(words);
        return done(value[0], words, errors);
    }

    private @Nullable Object carryOut(
            Unit entry,
            StackBuilder words,
            RunErrors errors,
            LiveStack live,
            Function<@Nullable Object, @Nullable Object> made) {
        try {
            return made.apply(stage.runEntry(entry, words));
        } catch (ScriptStopped e) {
            throw e;
        } catch (Throwable e) {
            // an entry may throw whatever it likes
            ProblemException placed = errors.placed(
                    e,
                    name -> Suggestion.of(
                            name,
                            live.stack().services().stream().map(Service::name).toList()));
            throw words.params().secrets().hiddenIn(placed);
        }
    }

    private Done done(@Nullable Object value, StackBuilder words, RunErrors errors) {
        Optional<Stack> changed = Optional.empty();
        Verbs declared = Verbs.NONE;
        List<Problem> warnings = new ArrayList<>(library.warnings());
        if (stage.talk().hasDeclared()) {
            changed = words.finish();
            List<Problem> wrong = new ArrayList<>(placed(words.complaints()));
            wrong.addAll(library.problems());
            wrong.addAll(placed(words.params().refused()));
            if (!wrong.isEmpty()) {
                throw refused(
                        wrong.stream().map(words.params().secrets()::hiddenIn).toList());
            }
            declared =
                    new VerbRunner(stage.talk(), errors, output, words, new ArgumentReaders(library), scripts).verbs();
            placed(words.doubts()).forEach(doubt -> warnings.add(doubt.asWarning()));
        }
        boolean isResult = value != null && !(value instanceof ServiceLanguage);
        int number = isResult ? keep(value) : 0;
        return new Done(
                isResult ? value : null,
                number,
                changed,
                declared,
                words.params().secrets(),
                List.copyOf(warnings));
    }

    private ProblemException refused(List<Problem> problems) {
        return new ProblemException(ProblemException.Kind.USAGE, library.texts().inOrder(problems));
    }

    private List<Problem> placed(List<Complaint> complaints) {
        return complaints.stream()
                .map(complaint -> library.texts().error(complaint.place(), complaint.message(), complaint.hint()))
                .toList();
    }

    /** The tasks of the session, as its entries run them. */
    private record Tasks(Verbs verbs, LiveStack live, StandardScripts scripts) implements OtherTasks {

        @Override
        public Collection<String> names() {
            Set<String> names = new TreeSet<>(scripts.names());
            verbs.tasks().forEach(task -> names.add(task.name()));
            return names;
        }

        @Override
        public void run(String name, Map<String, String> options, List<String> arguments) {
            Optional<Verbs.Task> task = verbs.task(name);
            if (task.isEmpty()) {
                scripts.run(name, live, options, arguments);
            } else {
                OtherTasks.refuseOptions(name, options);
                task.get().body().run(live, arguments);
            }
        }
    }
}
