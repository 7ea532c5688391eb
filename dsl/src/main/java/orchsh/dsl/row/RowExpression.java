package orchsh.dsl.row;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilationUnit.ISourceUnitOperation;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.tools.GroovyClass;
import org.jspecify.annotations.Nullable;

/** An expression over the values of a row, for example {@code state == 'exited' && exitCode > 0}. */
public final class RowExpression {
    /** What the whole row is called in an expression. */
    static final String WHOLE = "it";

    private static final String CLASS = "Orchsh_row_expression";

    private final String text;
    private final RowScript script;
    private final Set<String> names;

    private RowExpression(String text, RowScript script, Set<String> names) {
        this.text = text;
        this.script = script;
        this.names = names;
    }

    /** Refuses what is no expression with a {@code ProblemException}. */
    public static RowExpression of(String text) {
        Set<String> names = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(RowScript.class.getName());
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        GroovyClassLoader classes = new GroovyClassLoader(RowExpression.class.getClassLoader(), configuration);
        CompilationUnit compilation = new CompilationUnit(configuration, null, classes);
        compilation.addSource(CLASS + ".groovy", text);
        ISourceUnitOperation look = unit -> look(unit, text, names, problems);
        compilation.addPhaseOperation(look, Phases.SEMANTIC_ANALYSIS);
        try {
            compilation.compile(Phases.CLASS_GENERATION);
        } catch (CompilationFailedException e) {
            throw refused(problemOf(text, e));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, problems);
        }
        for (GroovyClass made : compilation.getClasses()) {
            classes.defineClass(made.getName(), made.getBytes());
        }
        return new RowExpression(text, newScript(classes), Set.copyOf(names));
    }

    private static RowScript newScript(GroovyClassLoader classes) {
        try {
            return (RowScript) classes.loadClass(CLASS).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an expression that was just compiled cannot be made", e);
        }
    }

    private static void look(SourceUnit unit, String text, Set<String> names, List<Problem> problems) {
        List<Statement> statements = unit.getAST().getStatementBlock().getStatements();
        if (statements.size() != 1 || !(statements.get(0) instanceof ExpressionStatement)) {
            problems.add(Problem.error("`" + text + "` is no single expression")
                    .hint("for example: state == 'exited' && exitCode > 0"));
            return;
        }
        RowNames found = new RowNames(unit);
        unit.getAST().getClasses().forEach(found::visitClass);
        names.addAll(found.unknown());
        if (found.hasAssignment()) {
            problems.add(Problem.error("`" + text + "` would change a value with `=`")
                    .hint("values are compared with `==`"));
        }
    }

    private static Problem problemOf(String text, CompilationFailedException failure) {
        String why = failure instanceof MultipleCompilationErrorsException several
                        && several.getErrorCollector().getErrors().stream()
                                        .findFirst()
                                        .orElse(null)
                                instanceof SyntaxErrorMessage syntax
                ? reasonOf(syntax.getCause())
                : "";
        return Problem.error("`" + text + "` is no expression" + why)
                .hint("for example: state == 'exited' && exitCode > 0");
    }

    private static String reasonOf(SyntaxException reason) {
        return ": " + reason.getOriginalMessage() + " at column " + reason.getStartColumn();
    }

    /** The names that it takes from rows. */
    public Set<String> names() {
        return names;
    }

    public String text() {
        return text;
    }

    /** What it says of a row; a name that the row does not have is nothing. Refuses what its values cannot do. */
    public @Nullable Object valueIn(Row row) {
        script.over(row);
        try {
            return script.run();
        } catch (RowScript.UnknownFunctionException e) {
            throw refused(Problem.error("there is no function `" + e.getMessage() + "`, in `" + text + "`")
                    .hint("values have functions: name.startsWith('web')"));
        } catch (MissingMethodException e) {
            throw refused(Problem.error(
                    "`" + text + "`: a " + kind(e.getType()) + " has no function `" + e.getMethod() + "`"));
        } catch (MissingPropertyException e) {
            throw refused(Problem.error(
                    "`" + text + "`: a " + kind(e.getType()) + " has no value `" + e.getProperty() + "`"));
        } catch (GroovyRuntimeException | ClassCastException | IllegalArgumentException e) {
            throw refused(Problem.error("`" + text + "` cannot be worked out: " + e.getMessage()));
        } catch (NullPointerException e) {
            throw refused(Problem.error("`" + text + "` asks for something of a value that is not there")
                    .hint("`?.` passes over what is not there: health?.startsWith('un')"));
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            throw refused(Problem.error("`" + text + "` cannot be worked out: " + e.getMessage()));
        }
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "value";
        }
        return Number.class.isAssignableFrom(type)
                ? "number"
                : CharSequence.class.isAssignableFrom(type) ? "text" : type.getSimpleName();
    }

    private static ProblemException refused(Problem problem) {
        return ProblemException.usage(problem);
    }

    /** Whether what an expression says counts as true, as in the language: nothing, 0 and what is empty do not. */
    public static boolean isTrue(@Nullable Object value) {
        return DefaultTypeTransformation.castToBoolean(value);
    }

    /** The order of two values, as in the language; what is not there comes first, and what cannot be compared is compared as text. */
    public static int compare(@Nullable Object one, @Nullable Object other) {
        try {
            return DefaultTypeTransformation.compareTo(one, other);
        } catch (GroovyRuntimeException | ClassCastException | IllegalArgumentException e) {
            return String.valueOf(one).compareTo(String.valueOf(other));
        }
    }
}
