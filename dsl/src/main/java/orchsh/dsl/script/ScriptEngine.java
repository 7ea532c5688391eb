package orchsh.dsl.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.StackBuilder;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Subject;
import orchsh.engine.problem.Problem;

/** Compiles a script and what it includes, checks them and runs them: the only place that knows the order of these. */
public final class ScriptEngine {
    private final Path file;
    private final SourceText text;
    private final Surroundings caller;
    private final String defaultName;
    private final Output output;

    /**
     * An engine for one script.
     *
     * @param file where the script lies
     * @param caller the caller's surroundings
     * @param defaultName the stack's name if the script gives none
     * @param printed takes what the script prints
     */
    public ScriptEngine(Path file, SourceText text, Surroundings caller, String defaultName, Consumer<String> printed) {
        this.file = file;
        this.text = text;
        this.caller = caller;
        this.defaultName = defaultName;
        this.output = new Output(printed);
    }

    /**
     * What became of a script.
     *
     * @param stack the stack, if there are no problems
     * @param texts all that it was read from
     * @param places where its parts were said
     * @param problems everything that is wrong, in the order of the script
     */
    public record Result(
            Optional<Stack> stack, SourceTexts texts, Map<Subject, Place> places, List<Problem> problems) {}

    /** Compiles, checks and runs the script. */
    public Result run() {
        Library library = new Library(caller);
        Unit main = library.main(file, text);
        return library.problems().isEmpty() ? run(main, library) : refused(library, library.problems());
    }

    private static Result refused(Library library, List<Problem> problems) {
        return new Result(
                Optional.empty(), library.texts(), Map.of(), library.texts().inOrder(problems));
    }

    private Result run(Unit main, Library library) {
        Source source = main.source();
        Cursor cursor = new Cursor(source);
        Stage stage = new Stage(library, cursor, output);
        StackBuilder words = new StackBuilder(defaultName, caller, cursor, output, stage);
        List<Problem> problems = new ArrayList<>();
        Optional<Stack> stack = Optional.empty();
        try {
            stage.run(main, words);
            stack = words.finish();
        } catch (Exception | AssertionError | StackOverflowError | LinkageError e) {
            // a file that cannot be included ends the run, and has been found wrong already
            if (library.problems().isEmpty()) {
                problems.add(new RunErrors(library.texts(), stage.byLoader(), cursor).problem(e));
            }
        }
        words.complaints()
                .forEach(complaint ->
                        problems.add(library.texts().error(complaint.place(), complaint.message(), complaint.hint())));
        problems.addAll(library.problems());
        return problems.isEmpty()
                ? new Result(stack, library.texts(), words.places(), List.of())
                : refused(library, problems);
    }
}
