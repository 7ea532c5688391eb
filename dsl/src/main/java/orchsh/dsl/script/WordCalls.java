package orchsh.dsl.script;

import groovyjarjarasm.asm.MethodVisitor;
import groovyjarjarasm.asm.Opcodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.classgen.BytecodeExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Has words called by {@link ScriptBase#say} and params read by {@link ScriptBase#readParam}: Groovy would make a call site of its
 * own for each, which takes far longer than the one call that most of them ever get.
 */
final class WordCalls extends ClassCodeExpressionTransformer {
    private static final ClassNode BASE = ClassHelper.make(ScriptBase.class);
    private static final MethodNode SAY = BASE.getMethods("say").get(0);
    private static final MethodNode PARAM = BASE.getMethods("readParam").get(0);
    static final String PARAMS = "params";

    private final SourceUnit unit;
    private final Set<String> words;

    /** @param words those that nothing else in the script is named like */
    WordCalls(SourceUnit unit, Set<String> words) {
        this.unit = unit;
        this.words = words;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitMethod(MethodNode method) {
        if (!method.isStatic()) {
            super.visitMethod(method);
        }
    }

    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        super.visitExpressionStatement(statement);
        if (statement.getExpression() instanceof MethodCallExpression call && isWord(call)) {
            statement.setExpression(said(call));
        }
    }

    /** Of words, only whole statements are rewritten; the blocks inside others are looked through for them. */
    @Override
    public @Nullable Expression transform(@Nullable Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        if (expression instanceof BinaryExpression assignment
                && Types.ofType(assignment.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
            assignment.setRightExpression(transform(assignment.getRightExpression()));
            return assignment;
        }
        if (expression instanceof PrefixExpression || expression instanceof PostfixExpression) {
            return expression;
        }
        return expression instanceof PropertyExpression property && isParam(property)
                ? read(property)
                : super.transform(expression);
    }

    private boolean isParam(PropertyExpression property) {
        return property.getClass() == PropertyExpression.class
                && !property.isSafe()
                && !property.isSpreadSafe()
                && property.getPropertyAsString() != null
                && property.getObjectExpression() instanceof VariableExpression variable
                && variable.getName().equals(PARAMS)
                && words.contains(PARAMS);
    }

    private static Expression read(PropertyExpression property) {
        return called(PARAM, property, new Self(), new ConstantExpression(property.getPropertyAsString()));
    }

    private boolean isWord(MethodCallExpression call) {
        return call.isImplicitThis()
                && !call.isSafe()
                && !call.isSpreadSafe()
                && words.contains(Words.nameOf(call))
                && call.getArguments() instanceof TupleExpression given
                && given.getExpressions().stream().noneMatch(SpreadExpression.class::isInstance);
    }

    private static Expression said(MethodCallExpression call) {
        List<Expression> given = new ArrayList<>();
        for (Expression argument : ((TupleExpression) call.getArguments()).getExpressions()) {
            given.add(argument instanceof NamedArgumentListExpression named ? asMap(named) : argument);
        }
        return called(
                SAY,
                call,
                new Self(),
                new ConstantExpression(Words.nameOf(call)),
                new ArrayExpression(ClassHelper.OBJECT_TYPE, given));
    }

    private static Expression called(MethodNode method, Expression inPlaceOf, Expression... given) {
        MethodCallExpression call = new MethodCallExpression(
                new ClassExpression(BASE), method.getName(), new ArgumentListExpression(given));
        call.setMethodTarget(method);
        call.setImplicitThis(false);
        call.setSourcePosition(inPlaceOf);
        return call;
    }

    private static Expression asMap(NamedArgumentListExpression named) {
        MapExpression map = new MapExpression(named.getMapEntryExpressions());
        map.setSourcePosition(named);
        return map;
    }

    /** The closure or script whose code this is, which {@code this} is not inside closures. */
    private static final class Self extends BytecodeExpression {
        Self() {
            super(ClassHelper.GROOVY_OBJECT_TYPE);
        }

        @Override
        public void visit(MethodVisitor code) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
        }
    }
}
