package orchsh.dsl.script;

import groovy.lang.GroovyClassLoader;
import groovyjarjarasm.asm.ClassTooLargeException;
import groovyjarjarasm.asm.MethodTooLargeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Scan;
import orchsh.engine.problem.Problem;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilationUnit.ISourceUnitOperation;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.tools.GroovyClass;

/** Makes a class of a scanned script: parsed by Groovy, rewritten, checked and marked in between. */
final class ScriptCompiler {
    /** The name of every script's class; a fixed one, so that no file name can hide a name of the language. */
    private static final String FILE_NAME = "Orchsh_stack_script.groovy";

    private final SourceText source;
    private final Known known;
    private final Footsteps steps = new Footsteps();
    private final Scopes scopes = new Scopes();
    private final Asks asks = new Asks();
    private final Mentions mentions = new Mentions();
    private final ServiceTalk serviceTalk = new ServiceTalk();
    private final Set<String> functions = new HashSet<>();
    private Optional<String> className = Optional.empty();

    /** @param known what the script knows from other files */
    ScriptCompiler(SourceText source, Known known) {
        this.source = source;
        this.known = known;
    }

    /** What became of the script; nothing, and all that is wrong with it, if it is refused. */
    Optional<CompiledScript> compile(Scan scan, List<Problem> problems) {
        try {
            return Optional.of(compile(scan));
        } catch (CompilationFailedException e) {
            problems.addAll(problemsOf(e, scan));
        } catch (StackOverflowError e) {
            problems.add(tooDeep());
        } catch (RuntimeException | LinkageError | AssertionError e) {
            problems.add(problemOf(e));
        }
        return Optional.empty();
    }

    /** The script as Groovy reads it and we rewrite it; nothing of it is resolved. */
    Optional<ModuleNode> parse(Scan scan, List<Problem> problems) {
        CompilationUnit compilation = newCompilation(others());
        SourceUnit unit = compilation.addSource(FILE_NAME, scan.text());
        ISourceUnitOperation rewrite = this::rewrite;
        compilation.addPhaseOperation(rewrite, Phases.CONVERSION);
        try {
            compilation.compile(Phases.CONVERSION);
            return Optional.of(unit.getAST());
        } catch (CompilationFailedException e) {
            problems.addAll(problemsOf(e, scan));
            return Optional.empty();
        }
    }

    private CompiledScript compile(Scan scan) {
        known.variables().forEach(scopes::share);
        CompilationUnit compilation = newCompilation(others());
        compilation.addSource(FILE_NAME, scan.text());
        ISourceUnitOperation rewrite = this::rewrite;
        ISourceUnitOperation check = this::check;
        compilation.addPhaseOperation(rewrite, Phases.CONVERSION);
        compilation.addPhaseOperation(check, Phases.SEMANTIC_ANALYSIS);
        compilation.compile(Phases.CLASS_GENERATION);
        Map<String, byte[]> classes = new HashMap<>();
        for (GroovyClass compiled : compilation.getClasses()) {
            classes.put(compiled.getName(), compiled.getBytes());
        }
        return new CompiledScript(
                className, classes, steps, Offer.of(functions, scopes.shared()), asks, mentions, serviceTalk);
    }

    /** Where classes are that the script does not have itself. */
    private ClassLoader others() {
        return known.lasting().map(Lasting::classes).orElse(ScriptClasses.PARENT);
    }

    private static CompilationUnit newCompilation(ClassLoader others) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(ScriptBase.class.getName());
        configuration.setTolerance(Integer.MAX_VALUE);
        // a call that is linked is quicker from the hundredth time on, and far slower the first time, which is mostly
        // the last
        configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
        configuration.setSourceEncoding("UTF-8");
        configuration.setTargetBytecode(CompilerConfiguration.JDK17);
        // @Grab would fetch from the network while a script is only being looked at
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        return new CompilationUnit(configuration, null, new GroovyClassLoader(others, configuration));
    }

    private void rewrite(SourceUnit unit) {
        if (FunctionNames.areRefused(unit, new Reports(unit, source))) {
            return;
        }
        known.lasting().ifPresent(lasting -> lasting.prepare(unit.getAST()));
        Rewriter.Manner manner = known.lasting().isPresent() ? Rewriter.Manner.ENTRY : Rewriter.Manner.SCRIPT;
        scriptOf(unit)
                .ifPresent(script ->
                        new Rewriter(unit, source, scopes, known.snippets().keySet(), manner).visitClass(script));
        if (SnippetHead.saysDeclarative(unit.getAST())) {
            Subset.deviations(unit.getAST()).forEach(deviation -> refuse(unit, deviation));
        }
    }

    private void refuse(SourceUnit unit, Subset.Deviation deviation) {
        new Reports(unit, source)
                .report(
                        deviation.at(),
                        deviation.what() + " is not possible in a declarative snippet",
                        Optional.of("it may only say words and give them texts, numbers, lists, maps and its params;"
                                + " without `declarative: true` it is a program like any script"));
    }

    private void check(SourceUnit unit) {
        scriptOf(unit).ifPresent(script -> {
            className = Optional.of(script.getName());
            script.getMethods().stream()
                    .filter(method -> !method.isPrivate() && !FunctionNames.isEntryPoint(method.getName()))
                    .forEach(function -> functions.add(function.getName()));
            Checker.check(script, unit, source, scopes, known, serviceTalk);
            new AskFinder(unit, scopes, asks).visitClass(script);
            unit.getAST().getClasses().forEach(new MentionFinder(unit, scopes, mentions)::visitClass);
            new FootstepMarker(unit, steps, known.snippets().keySet()).visitClass(script);
            unit.getAST().getClasses().forEach(new StopMarker(unit)::visitClass);
            new WordCalls(unit, unmistakableWords(script)).visitClass(script);
            Divider.divide(script);
        });
    }

    /** The words, and the name of the params, that no function and no variable of the script is named like. */
    private Set<String> unmistakableWords(ClassNode script) {
        Set<String> words = new HashSet<>(Vocabulary.ofScripts().words());
        words.add(WordCalls.PARAMS);
        words.addAll(Vocabulary.ofServices().words());
        script.getMethods().forEach(method -> words.remove(method.getName()));
        words.removeAll(known.functions().keySet());
        words.removeAll(known.snippets().keySet());
        words.removeAll(scopes.everDeclared());
        return words;
    }

    private static Optional<ClassNode> scriptOf(SourceUnit unit) {
        return unit.getAST().getClasses().stream().filter(ClassNode::isScript).findFirst();
    }

    /** What made a compilation fail, in plain words. */
    private List<Problem> problemsOf(CompilationFailedException failure, Scan scan) {
        if (!(failure instanceof MultipleCompilationErrorsException several)) {
            return List.of(problemOf(failure));
        }
        SyntaxErrors wording = new SyntaxErrors(source, scan);
        List<Problem> problems = new ArrayList<>();
        for (Message message : several.getErrorCollector().getErrors()) {
            if (message instanceof ProblemMessage ours) {
                problems.add(ours.problem());
            } else if (message instanceof SyntaxErrorMessage syntax) {
                problems.add(wording.localised(syntax.getCause(), ScriptCompiler::firstSyntaxError));
            } else if (message instanceof ExceptionMessage other) {
                problems.add(problemOf(other.getCause()));
            }
        }
        return problems;
    }

    private Problem tooDeep() {
        return source.error(1, 1, 1, "the script has too many brackets inside brackets, or too long a sum")
                .hint("variables of their own hold the parts of what is long");
    }

    private Problem problemOf(Throwable failure) {
        if (failure.getCause() instanceof StackOverflowError) {
            return tooDeep();
        }
        if (failure instanceof MethodTooLargeException || failure instanceof ClassTooLargeException) {
            return source.error(1, 1, 1, "the script has too many lines in one piece")
                    .hint("a loop or functions of their own make it shorter");
        }
        String reason = Objects.toString(failure.getMessage(), "for a reason it does not say");
        return source.error(1, 1, 1, "Groovy cannot compile the script: " + reason);
    }

    /** Parses a text and nothing more. */
    private static Optional<SyntaxException> firstSyntaxError(String text) {
        CompilationUnit compilation = newCompilation(ScriptClasses.PARENT);
        compilation.addSource(FILE_NAME, text);
        try {
            compilation.compile(Phases.CONVERSION);
        } catch (MultipleCompilationErrorsException e) {
            return e.getErrorCollector().getErrors().stream()
                    .filter(SyntaxErrorMessage.class::isInstance)
                    .map(message -> ((SyntaxErrorMessage) message).getCause())
                    .findFirst();
        } catch (CompilationFailedException e) {
            // what cannot be parsed by itself does not help to find the place
            return Optional.empty();
        }
        return Optional.empty();
    }
}
