package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.StackBuilder;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Subject;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import org.codehaus.groovy.control.CompilationFailedException;

/** Compiles a script, checks it and runs it: the only place that knows the order of these. */
public final class ScriptEngine {
    private final SourceText source;
    private final Surroundings besideScript;
    private final String defaultName;
    private final Output output;
    private final Footsteps steps = new Footsteps();

    /**
     * An engine for one script.
     *
     * @param besideScript the caller's surroundings with the script's folder as the directory
     * @param defaultName the stack's name if the script gives none
     * @param printed takes what the script prints
     */
    public ScriptEngine(SourceText source, Surroundings besideScript, String defaultName, Consumer<String> printed) {
        this.source = source;
        this.besideScript = besideScript;
        this.defaultName = defaultName;
        this.output = new Output(printed);
    }

    /**
     * What became of a script.
     *
     * @param stack the stack, if there are no problems
     * @param places where its parts were said
     * @param verbs its tasks, checks and jobs
     * @param problems everything that is wrong, in the order of the script
     */
    public record Result(Optional<Stack> stack, Map<Subject, Place> places, Verbs verbs, List<Problem> problems) {
        static Result refused(List<Problem> problems) {
            return new Result(Optional.empty(), Map.of(), Verbs.NONE, inOrder(problems));
        }

        /** One mistake may be found twice in a line, as Groovy does with classes it does not know. */
        private static List<Problem> inOrder(List<Problem> problems) {
            Set<String> said = new HashSet<>();
            return problems.stream()
                    .filter(problem -> said.add(problem.at().map(Location::line) + problem.message()))
                    .sorted(Comparator.comparingInt((Problem problem) ->
                                    problem.at().map(Location::line).orElse(0))
                            .thenComparingInt(problem ->
                                    problem.at().map(Location::column).orElse(0)))
                    .toList();
        }
    }

    /** Compiles, checks and runs the script. */
    public Result run() {
        Scan scan = ScriptScanner.scan(source, Vocabulary.ofScripts().blockWords());
        List<Problem> problems = new ArrayList<>(scan.problems());
        problems.addAll(Forbidden.in(scan, source));
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        ScriptCompiler compiler = new ScriptCompiler(source, steps);
        try {
            return run(compiler.compile(scan));
        } catch (CompilationFailedException e) {
            return Result.refused(compiler.problemsOf(e, scan));
        }
    }

    private Result run(Optional<Class<? extends ScriptBase>> compiled) {
        StackBuilder words = new StackBuilder(defaultName, besideScript, steps.cursor(), output);
        List<Problem> problems = new ArrayList<>();
        Optional<Stack> stack = Optional.empty();
        Verbs verbs = Verbs.NONE;
        RunErrors errors = new RunErrors(source, ScriptCompiler.FILE_NAME, steps);
        try {
            ScriptBase script = null;
            if (compiled.isPresent()) {
                script = compiled.get().getDeclaredConstructor().newInstance();
                script.begin(new ScriptBase.Run(words, output, steps));
                script.run();
            }
            stack = words.finish();
            if (script != null) {
                verbs = new VerbRunner(script, source, errors, output, words.verbs()).verbs();
            }
        } catch (Exception | AssertionError | StackOverflowError | LinkageError e) {
            problems.add(errors.problem(e));
        }
        words.complaints().forEach(complaint -> {
            Place place = complaint.place();
            Problem problem = source.error(place.line(), place.column(), place.length(), complaint.message());
            problems.add(complaint.hint().map(problem::hint).orElse(problem));
        });
        return problems.isEmpty() ? new Result(stack, words.places(), verbs, List.of()) : Result.refused(problems);
    }
}
