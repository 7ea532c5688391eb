package orchsh.dsl.script;

import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Vocabulary;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a whole script before anything runs, also through branches that never do, and has everything looked at in
 * it. What is known of the words is what the {@link Vocabulary} tells, and nothing else.
 */
final class Checker extends ClassCodeVisitorSupport {
    private static final Set<Integer> ADDING = Set.of(Types.PLUS_EQUAL, Types.LEFT_SHIFT);

    private final SourceUnit unit;
    private final Standpoint point;
    private final Reports reports;
    private final CallCheck calls;
    private final BlockCheck blocks;
    private final NameCheck names;
    private final ChainCheck chains;
    private final NamedServices services;
    private @Nullable Context nextClosure;

    private Checker(SourceUnit unit, SourceText source, Standpoint point, ServiceTalk talk) {
        this.unit = unit;
        this.point = point;
        this.reports = new Reports(unit, source);
        this.calls = new CallCheck(source, point, reports);
        this.blocks = new BlockCheck(point, reports);
        this.names = new NameCheck(point, reports);
        this.chains = new ChainCheck(point, reports);
        this.services = new NamedServices(point, talk);
    }

    /**
     * Reports what is wrong with a script.
     *
     * @param scopes its variables
     * @param known what it knows from other files
     * @param talk hears which services it declares and speaks of
     */
    static void check(
            ClassNode script, SourceUnit unit, SourceText source, Scopes scopes, Known known, ServiceTalk talk) {
        Standpoint point = new Standpoint(script, scopes, known);
        point.named().tell(talk);
        new Checker(unit, source, point, talk).visitClass(script);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitMethod(MethodNode function) {
        String name = function.getName();
        if (point.snippet(name).isPresent()) {
            reports.report(
                    function,
                    "`" + name + "` is a snippet already",
                    Optional.of("give the function another name, or the snippet: use '…', as: 'other'"));
        }
        if (name.equals("run")) {
            super.visitMethod(function);
        } else {
            point.withinFunction(() -> super.visitMethod(function));
            StaticFunctionCheck.check(function, point, reports);
        }
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        Context context = nextClosure == null ? Context.ANYWHERE : nextClosure;
        nextClosure = null;
        point.within(context, () -> super.visitClosureExpression(closure));
    }

    /** A word without anything behind it is a variable to Groovy. */
    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        boolean isWord =
                statement.getExpression() instanceof VariableExpression variable && names.isWordAlone(variable);
        if (!isWord) {
            super.visitExpressionStatement(statement);
        }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String name = Words.nameOf(call);
        if (call.isImplicitThis() && !name.isEmpty()) {
            if (calls.run(call, name)) {
                services.look(call, name);
                visitArguments(call, blocks.contextOf(call, name));
            }
        } else if (!chains.isInVain(call.getObjectExpression(), call.getMethod())) {
            call.getObjectExpression().visit(this);
            call.getMethod().visit(this);
            visitArguments(call, GroovyNames.LOOPS.contains(name) ? point.here() : Context.ANYWHERE);
        }
    }

    /** Only the closures that are arguments themselves run in the context of the call. */
    private void visitArguments(MethodCallExpression call, Context closures) {
        if (!(call.getArguments() instanceof TupleExpression arguments)) {
            call.getArguments().visit(this);
            return;
        }
        for (Expression argument : arguments.getExpressions()) {
            nextClosure = argument instanceof ClosureExpression ? closures : null;
            argument.visit(this);
        }
        nextClosure = null;
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (!chains.isUnit(property) && !chains.isInVain(property.getObjectExpression(), property.getProperty())) {
            super.visitPropertyExpression(property);
        }
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (binary.getOperation().isA(Types.LEFT_SQUARE_BRACKET)) {
            services.look(binary.getLeftExpression(), binary.getRightExpression());
        }
        if (binary.getOperation().isA(Types.EQUAL)
                && binary.getLeftExpression() instanceof VariableExpression variable
                && variable.getAccessedVariable() instanceof DynamicVariable) {
            names.assigned(variable);
            binary.getRightExpression().visit(this);
            return;
        }
        boolean isAdded = ADDING.contains(binary.getOperation().getType())
                && binary.getLeftExpression() instanceof VariableExpression variable
                && names.addedTo(variable);
        if (isAdded) {
            binary.getRightExpression().visit(this);
        } else {
            super.visitBinaryExpression(binary);
        }
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        names.read(variable);
    }
}
