package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/** Finds what a script asks of whoever starts it: the params it declares and reads, and its profiles. */
final class AskFinder extends ClassCodeVisitorSupport {
    /** What makes that a param need not be given, or may make it so. */
    private static final Set<String> OPTIONAL = Set.of("default", "env", "required");

    private final SourceUnit unit;
    private final Scopes scopes;
    private final Asks asks;

    AskFinder(SourceUnit unit, Scopes scopes, Asks asks) {
        this.unit = unit;
        this.scopes = scopes;
        this.asks = asks;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (call.isImplicitThis() && Words.nameOf(call).equals("param")) {
            nameOf(call)
                    .ifPresentOrElse(
                            isNeeded(call) ? asks::declareNeededParam : asks::declareParam, asks::declareComputedParam);
        } else if (call.isImplicitThis() && Words.nameOf(call).equals("profile")) {
            nameOf(call).ifPresent(asks::declareProfile);
        } else if (call.isImplicitThis() && Words.nameOf(call).equals("profiles")) {
            Arguments.of(call).values().forEach(name -> constant(name).ifPresent(asks::declareProfile));
        }
        super.visitMethodCallExpression(call);
    }

    private static boolean isNeeded(MethodCallExpression call) {
        Arguments given = Arguments.of(call);
        return !given.spread()
                && given.pairs().stream()
                        .noneMatch(pair ->
                                OPTIONAL.contains(pair.getKeyExpression().getText()));
    }

    private static Optional<String> nameOf(MethodCallExpression call) {
        List<Expression> values = Arguments.of(call).values();
        return values.isEmpty() ? Optional.empty() : constant(values.get(0));
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (isParams(property.getObjectExpression())) {
            read(property.getProperty());
        }
        super.visitPropertyExpression(property);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (binary.getOperation().isA(Types.LEFT_SQUARE_BRACKET) && isParams(binary.getLeftExpression())) {
            read(binary.getRightExpression());
        }
        super.visitBinaryExpression(binary);
    }

    private boolean isParams(Expression expression) {
        return expression instanceof VariableExpression variable
                && variable.getName().equals("params")
                && variable.getAccessedVariable() instanceof DynamicVariable
                && !scopes.isShared("params");
    }

    private void read(Expression name) {
        constant(name).ifPresent(text -> asks.read(new Asks.Read(text, name.getLineNumber(), name.getColumnNumber())));
    }

    private static Optional<String> constant(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
