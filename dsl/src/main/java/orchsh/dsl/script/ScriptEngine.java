package orchsh.dsl.script;

import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.StackBuilder;
import orchsh.dsl.language.Vocabulary;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Subject;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.tools.GroovyClass;
import org.jspecify.annotations.Nullable;

/** Compiles a script, checks it and runs it: the only place that knows the order of these. */
public final class ScriptEngine {
    /** A fixed name, so that no script's file name can hide a word or a bare name of the language. */
    private static final String COMPILED_NAME = "Orchsh_stack_script";

    private final SourceText source;
    private final Surroundings besideScript;
    private final String defaultName;
    private final Output output;
    private final Footsteps steps = new Footsteps();
    private final Scopes scopes = new Scopes();

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
     * @param problems everything that is wrong, in the order of the script
     */
    public record Result(Optional<Stack> stack, Map<Subject, Place> places, List<Problem> problems) {
        static Result refused(List<Problem> problems) {
            return new Result(Optional.empty(), Map.of(), inOrder(problems));
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
        try {
            return run(compile(scan));
        } catch (MultipleCompilationErrorsException e) {
            return Result.refused(problemsOf(e, scan));
        } catch (StackOverflowError e) {
            return Result.refused(List.of(source.error(1, 1, 1, "the script is nested too deeply")));
        }
    }

    private Result run(Class<? extends ScriptBase> compiled) {
        StackBuilder words = new StackBuilder(defaultName, besideScript, steps.cursor(), output);
        List<Problem> problems = new ArrayList<>();
        Optional<Stack> stack = Optional.empty();
        try {
            ScriptBase script = compiled.getDeclaredConstructor().newInstance();
            script.begin(new ScriptBase.Run(words, output, steps));
            script.run();
            stack = words.finish();
        } catch (Exception | AssertionError | StackOverflowError | LinkageError e) {
            problems.add(new RunErrors(source, COMPILED_NAME + ".groovy", steps).problem(e));
        }
        words.complaints().forEach(complaint -> {
            Place place = complaint.place();
            Problem problem = source.error(place.line(), place.column(), place.length(), complaint.message());
            problems.add(complaint.hint().map(problem::hint).orElse(problem));
        });
        return problems.isEmpty() ? new Result(stack, words.places(), List.of()) : Result.refused(problems);
    }

    private Class<? extends ScriptBase> compile(Scan scan) {
        ClassLoader parent = ScriptEngine.class.getClassLoader();
        CompilationUnit compilation = newCompilation(parent);
        compilation.addSource(COMPILED_NAME + ".groovy", scan.text());
        compilation.addPhaseOperation(
                (CompilationUnit.ISourceUnitOperation) unit ->
                        scriptOf(unit).ifPresent(script -> new Rewriter(unit, source, scopes).visitClass(script)),
                Phases.CONVERSION);
        compilation.addPhaseOperation(
                (CompilationUnit.ISourceUnitOperation) unit -> scriptOf(unit).ifPresent(script -> {
                    new Checker(unit, source, scopes).visitClass(script);
                    new FootstepMarker(unit, steps).visitClass(script);
                }),
                Phases.SEMANTIC_ANALYSIS);
        compilation.compile(Phases.CLASS_GENERATION);
        return load(compilation, parent);
    }

    private static CompilationUnit newCompilation(ClassLoader parent) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(ScriptBase.class.getName());
        configuration.setTolerance(Integer.MAX_VALUE);
        configuration.setSourceEncoding("UTF-8");
        // @Grab would fetch from the network while a script is only being looked at
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        return new CompilationUnit(configuration, null, new GroovyClassLoader(parent, configuration));
    }

    private static Optional<ClassNode> scriptOf(SourceUnit unit) {
        return unit.getAST().getClasses().stream().filter(ClassNode::isScript).findFirst();
    }

    private static Class<? extends ScriptBase> load(CompilationUnit compilation, ClassLoader parent) {
        Map<String, byte[]> classes = new HashMap<>();
        for (GroovyClass compiled : compilation.getClasses()) {
            classes.put(compiled.getName(), compiled.getBytes());
        }
        try {
            return new ScriptLoader(classes, parent).loadClass(COMPILED_NAME).asSubclass(ScriptBase.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a compiled script has no class of its own", e);
        }
    }

    /** Makes the classes of one script; dropping it drops them. */
    private static final class ScriptLoader extends ClassLoader {
        private final Map<String, byte[]> classes;

        ScriptLoader(Map<String, byte[]> classes, ClassLoader parent) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte @Nullable [] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private List<Problem> problemsOf(MultipleCompilationErrorsException failure, Scan scan) {
        SyntaxErrors wording = new SyntaxErrors(source, scan);
        List<Problem> problems = new ArrayList<>();
        for (Message message : failure.getErrorCollector().getErrors()) {
            if (message instanceof ProblemMessage ours) {
                problems.add(ours.problem());
            } else if (message instanceof SyntaxErrorMessage syntax) {
                problems.add(wording.localised(syntax.getCause(), ScriptEngine::firstSyntaxError));
            } else if (message instanceof ExceptionMessage other) {
                problems.add(source.error(
                        1,
                        1,
                        1,
                        "the script cannot be compiled: "
                                + Objects.toString(other.getCause().getMessage(), "for an unknown reason")));
            }
        }
        return problems;
    }

    /** Parses a text and nothing more. */
    private static Optional<SyntaxException> firstSyntaxError(String text) {
        CompilationUnit compilation = newCompilation(ScriptEngine.class.getClassLoader());
        compilation.addSource(COMPILED_NAME + ".groovy", text);
        try {
            compilation.compile(Phases.CONVERSION);
            return Optional.empty();
        } catch (MultipleCompilationErrorsException e) {
            return e.getErrorCollector().getErrors().stream()
                    .filter(SyntaxErrorMessage.class::isInstance)
                    .map(message -> ((SyntaxErrorMessage) message).getCause())
                    .findFirst();
        } catch (CompilationFailedException e) {
            return Optional.empty();
        }
    }
}
