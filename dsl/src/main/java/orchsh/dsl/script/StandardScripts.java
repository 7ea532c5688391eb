package orchsh.dsl.script;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.snippet.ComposeFinder;
import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippet;
import orchsh.dsl.snippet.SnippetFinder;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * The scripts of the standard library: each a file with a task of the file's name, and with params that are its options. They
 * are run on whatever stack somebody has.
 */
public final class StandardScripts {
    private final SnippetLibrary scripts;
    private final Surroundings caller;

    public StandardScripts(SnippetLibrary scripts, Surroundings caller) {
        this.scripts = scripts;
        this.caller = caller;
    }

    List<String> names() {
        return scripts.names();
    }

    /**
     * Runs one that there is.
     *
     * @param live the stack that it is run on
     * @param options its params, as texts
     */
    public void run(String name, LiveStack live, Map<String, String> options, List<String> arguments) {
        String text = new String(scripts.bytes(name).orElseThrow(), StandardCharsets.UTF_8);
        check(name, ScriptManual.of(name, text), options.keySet(), arguments);
        Verbs.Task task = task(name, text, options, live);
        try {
            task.body().run(live, arguments);
        } catch (ProblemException e) {
            throw withoutPlaces(e);
        }
    }

    private static void check(String name, ScriptManual manual, Set<String> options, List<String> arguments) {
        List<String> known =
                manual.options().stream().map(ScriptManual.Option::name).toList();
        for (String option : options) {
            if (!known.contains(option)) {
                throw ProblemException.usage(Problem.error("`" + name + "` has no option `" + option + ":`")
                        .hint(NearMiss.hint(option, known)
                                .orElse(known.isEmpty() ? "it takes none" : "it takes " + String.join(", ", known))));
            }
        }
        if (manual.words().isEmpty() && !arguments.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("`" + name + "` takes no arguments, but there is `" + arguments.get(0) + "`"));
        }
    }

    private Verbs.Task task(String name, String text, Map<String, String> options, LiveStack live) {
        Path file = caller.directory().resolve(name + ".groovy");
        ScriptEngine.Result result = new ScriptEngine(
                        file,
                        new SourceText(Source.of(name, caller.directory()), text),
                        caller,
                        new Wishes(options, Set.of(), Set.of()),
                        name.toLowerCase(Locale.ROOT),
                        CancellationToken.none(),
                        live::print,
                        new Alone(scripts),
                        Optional.empty())
                .runForTasks();
        if (!result.problems().isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, result.problems());
        }
        return result.verbs()
                .task(name)
                .orElseThrow(() -> ProblemException.usage(
                        Problem.error("the script `" + name + "` of the standard library has no task of that name")));
    }

    /** Where it stands in a file that comes with the program helps nobody. */
    private static ProblemException withoutPlaces(ProblemException thrown) {
        List<Problem> problems = thrown.problems().stream()
                .map(problem -> new Problem(
                        problem.severity(),
                        problem.message(),
                        Optional.empty(),
                        Optional.empty(),
                        problem.hint(),
                        problem.details(),
                        problem.about(),
                        problem.other()))
                .toList();
        return thrown.told(problems);
    }

    /** They use nothing but words, and each other. */
    private record Alone(SnippetLibrary scripts) implements SnippetFinder {
        @Override
        public Reference reference(String text, Optional<Reference> from) {
            throw refused(text);
        }

        @Override
        public Reference file(Path file) {
            throw refused(file.toString());
        }

        @Override
        public Snippet find(Reference reference, Optional<String> sha256) {
            throw refused(reference.text());
        }

        @Override
        public ComposeFinder composeFiles() {
            return (said, from) -> {
                throw refused(said);
            };
        }

        private static ProblemException refused(String what) {
            return ProblemException.usage(
                    Problem.error("a script of the standard library uses nothing else, and not `" + what + "`"));
        }
    }
}
