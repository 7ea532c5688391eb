package orchsh.dsl.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import orchsh.dsl.build.Complaint;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Param;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.SourceTexts;
import orchsh.dsl.build.StackBuilder;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.snippet.SnippetFinder;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/** Compiles a script and what it includes, checks them and runs them: the only place that knows the order of these. */
public final class ScriptEngine {
    private final Path file;
    private final SourceText text;
    private final Surroundings caller;
    private final Wishes wishes;
    private final String defaultName;
    private final CancellationToken cancellation;
    private final Output output;
    private final SnippetFinder snippets;
    private final Optional<Outline> beside;
    private boolean isForOtherStacks;

    /**
     * An engine for one script.
     *
     * @param file where the script lies
     * @param caller the caller's surroundings
     * @param wishes what is asked for beside the script
     * @param defaultName the stack's name if the script gives none
     * @param cancellation ends the script when it is called off
     * @param printed takes what the script prints
     * @param snippets finds the snippets that it uses
     * @param beside what the compose files say that it stands beside
     */
    public ScriptEngine(
            Path file,
            SourceText text,
            Surroundings caller,
            Wishes wishes,
            String defaultName,
            CancellationToken cancellation,
            Consumer<String> printed,
            SnippetFinder snippets,
            Optional<Outline> beside) {
        this.file = file;
        this.text = text;
        this.caller = caller;
        this.wishes = wishes;
        this.defaultName = defaultName;
        this.cancellation = cancellation;
        this.output = new Output(printed);
        this.snippets = snippets;
        this.beside = beside;
    }

    /**
     * What became of a script.
     *
     * @param stack the stack, if there are no problems
     * @param texts all that it was read from
     * @param places where its parts were said
     * @param params the params that were declared, as far as the script ran
     * @param verbs its tasks, checks and jobs
     * @param secrets what may not be printed
     * @param warnings what is doubtful, though nothing is wrong
     * @param problems everything that is wrong, in the order of the script
     */
    public record Result(
            Optional<Stack> stack,
            SourceTexts texts,
            Map<Subject, Place> places,
            List<Param> params,
            Verbs verbs,
            Secrets secrets,
            List<Problem> warnings,
            List<Problem> problems) {}

    /** As {@link #run}, of a script that has nothing but tasks, for the stacks of others. */
    Result runForTasks() {
        isForOtherStacks = true;
        return run();
    }

    /** Compiles, checks and runs the script; throws a {@link CancellationException} when it is called off. */
    public Result run() {
        try (Stop stop = Stop.when(cancellation)) {
            Result result = compileAndRun();
            if (stop.isWanted()) {
                throw new CancellationException();
            }
            return result;
        }
    }

    private Result compileAndRun() {
        Library library = new Library(caller, wishes, snippets);
        Unit main = library.main(file, text, beside);
        List<Problem> problems = new ArrayList<>(library.problems());
        problems.addAll(library.unknownParams());
        return problems.isEmpty() ? run(main, library) : refused(library, List.of(), problems);
    }

    private static Result refused(Library library, List<Param> params, List<Problem> problems) {
        SourceTexts texts = library.texts();
        return new Result(
                Optional.empty(),
                texts,
                Map.of(),
                params,
                Verbs.NONE,
                new Secrets(),
                List.of(),
                texts.inOrder(problems));
    }

    private Result run(Unit main, Library library) {
        Cursor cursor = new Cursor(main.source());
        Stage stage = new Stage(library, cursor, output);
        StackBuilder words = new StackBuilder(defaultName, caller, wishes, cursor, output, stage);
        List<Problem> problems = new ArrayList<>();
        Optional<Stack> stack = Optional.empty();
        RunErrors errors = new RunErrors(library.texts(), stage.byLoader(), cursor);
        try {
            beside.ifPresent(words::adoptMain);
            if (isForOtherStacks) {
                words.beWithoutServices();
            }
            stage.run(main, words);
            stack = words.finish();
        } catch (Throwable e) {
            // a script may throw whatever it likes
            // a file that cannot be included ends the run, and has been found wrong already
            if (library.problems().isEmpty()) {
                problems.add(errors.problem(e));
            }
        }
        words.files().forEach(library.texts()::read);
        problems.addAll(placed(words.complaints(), library));
        problems.addAll(library.problems());
        List<Param> params = words.params().declared();
        UnknownServices unknown = library.unknownServices(words.declaredServices());
        if (problems.isEmpty() && !isForOtherStacks) {
            problems.addAll(unknown.in(main));
        }
        List<Problem> unanswered = unanswered(words, library);
        if (!words.params().refused().isEmpty()) {
            // what else is wrong may well come of the value that is missing
            problems.clear();
        }
        problems.addAll(unanswered);
        problems.replaceAll(words.params().secrets()::hiddenIn);
        return problems.isEmpty()
                ? new Result(
                        stack,
                        library.texts(),
                        words.places(),
                        params,
                        new VerbRunner(
                                        stage.talk(),
                                        errors,
                                        output,
                                        words,
                                        new ArgumentReaders(library),
                                        new StandardScripts(snippets.scripts(), caller))
                                .verbs(),
                        words.params().secrets(),
                        warnings(words, library, isForOtherStacks ? List.of() : unknown.inOthersThan(main)),
                        List.of())
                : refused(library, params, problems);
    }

    /** What was asked for and is not there, and what is asked for and was not given. */
    private static List<Problem> unanswered(StackBuilder words, Library library) {
        List<String> params = new ArrayList<>();
        List<String> profiles = new ArrayList<>();
        library.asks().forEach(asks -> {
            params.addAll(asks.params());
            profiles.addAll(asks.profiles());
        });
        List<Problem> problems = new ArrayList<>(placed(words.params().refused(), library));
        problems.addAll(words.params().unknown(params));
        problems.addAll(words.profiles().unknown(profiles));
        return problems;
    }

    private static List<Problem> warnings(StackBuilder words, Library library, List<Problem> more) {
        List<Problem> warnings = new ArrayList<>(library.warnings());
        warnings.addAll(more);
        placed(words.doubts(), library).forEach(doubt -> warnings.add(doubt.asWarning()));
        warnings.replaceAll(words.params().secrets()::hiddenIn);
        return List.copyOf(warnings);
    }

    private static List<Problem> placed(List<Complaint> complaints, Library library) {
        return complaints.stream()
                .map(complaint -> library.texts().error(complaint.place(), complaint.message(), complaint.hint()))
                .toList();
    }
}
