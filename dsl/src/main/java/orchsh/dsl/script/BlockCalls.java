package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/** Sorts out calls that open a block: which part is the name, and which the block. */
final class BlockCalls {
    private final SourceText source;
    private final Scopes scopes;

    /** @param scopes tells a bare name from a variable */
    BlockCalls(SourceText source, Scopes scopes) {
        this.source = source;
        this.scopes = scopes;
    }

    /** {@code service db { … }} is {@code service(db({ … }))} to Groovy; it becomes {@code service('db', { … })}. */
    void split(MethodCallExpression call) {
        if (call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1) {
            split(arguments.getExpression(0))
                    .ifPresent(parts -> call.setArguments(new ArgumentListExpression(parts.name, parts.block)));
        }
    }

    /** {@code postgres 'db', user: 'ann' { … }}: Groovy takes the block for one of the last value. */
    void splitLastPair(MethodCallExpression call) {
        if (call.getArguments() instanceof TupleExpression arguments
                && !arguments.getExpressions().isEmpty()
                && arguments.getExpression(0) instanceof MapExpression map
                && !(arguments.getExpression(arguments.getExpressions().size() - 1) instanceof ClosureExpression)
                && !map.getMapEntryExpressions().isEmpty()) {
            List<MapEntryExpression> pairs = map.getMapEntryExpressions();
            MapEntryExpression last = pairs.get(pairs.size() - 1);
            split(last.getValueExpression()).ifPresent(parts -> {
                MapEntryExpression pair = new MapEntryExpression(last.getKeyExpression(), parts.name);
                pair.setSourcePosition(last);
                pairs.set(pairs.size() - 1, pair);
                List<Expression> all = new ArrayList<>(arguments.getExpressions());
                all.add(parts.block);
                call.setArguments(new ArgumentListExpression(all));
            });
        }
    }

    private record Parts(Expression name, ClosureExpression block) {}

    private Optional<Parts> split(Expression expression) {
        if (expression instanceof BinaryExpression binary) {
            return split(binary.getRightExpression()).map(parts -> new Parts(nameOf(binary, parts.name), parts.block));
        }
        if (expression instanceof MethodCallExpression call
                && call.getArguments() instanceof TupleExpression arguments
                && !arguments.getExpressions().isEmpty()
                && arguments.getExpression(arguments.getExpressions().size() - 1) instanceof ClosureExpression block) {
            List<Expression> others = new ArrayList<>(arguments.getExpressions());
            others.remove(others.size() - 1);
            return Optional.of(new Parts(nameOf(call, others, block), block));
        }
        return Optional.empty();
    }

    private Expression nameOf(BinaryExpression binary, Expression right) {
        if (isBareName(binary.getLeftExpression()) && isBareName(right) && isDash(binary)) {
            String text = source.text()
                    .substring(
                            source.offset(binary.getLineNumber(), binary.getColumnNumber()),
                            source.offset(right.getLastLineNumber(), right.getLastColumnNumber()));
            ConstantExpression name = new ConstantExpression(text.strip());
            name.setSourcePosition(binary);
            return name;
        }
        BinaryExpression sum = new BinaryExpression(binary.getLeftExpression(), binary.getOperation(), right);
        sum.setSourcePosition(binary);
        return sum;
    }

    private static boolean isDash(BinaryExpression binary) {
        return binary.getOperation().isA(Types.MINUS)
                && binary.getLeftExpression().getLastColumnNumber()
                        == binary.getOperation().getStartColumn();
    }

    private boolean isBareName(Expression expression) {
        if (expression instanceof BinaryExpression binary) {
            return isDash(binary) && isBareName(binary.getLeftExpression()) && isBareName(binary.getRightExpression());
        }
        if (expression instanceof VariableExpression variable) {
            return !scopes.knows(variable.getName());
        }
        return expression instanceof ConstantExpression constant && !isQuoted(constant);
    }

    private Expression nameOf(MethodCallExpression call, List<Expression> others, ClosureExpression block) {
        Expression method = call.getMethod();
        if (!others.isEmpty() || parenthesesBetween(method, block)) {
            MethodCallExpression plain =
                    new MethodCallExpression(call.getObjectExpression(), method, new ArgumentListExpression(others));
            plain.setImplicitThis(call.isImplicitThis());
            plain.setSourcePosition(call);
            return plain;
        }
        if (method.getLineNumber() < 0) {
            return call.getObjectExpression();
        }
        if (!call.isImplicitThis()) {
            PropertyExpression property = new PropertyExpression(call.getObjectExpression(), method, call.isSafe());
            property.setSourcePosition(method);
            return property;
        }
        if (method instanceof ConstantExpression constant && !isQuoted(constant) && scopes.knows(constant.getText())) {
            VariableExpression variable = new VariableExpression(constant.getText());
            variable.setSourcePosition(constant);
            return variable;
        }
        return method;
    }

    private boolean parenthesesBetween(Expression method, ClosureExpression block) {
        if (method.getLineNumber() < 0) {
            return false;
        }
        int from = source.offset(method.getLastLineNumber(), method.getLastColumnNumber());
        int to = source.offset(block.getLineNumber(), block.getColumnNumber());
        return from < to && source.text().substring(from, to).contains("(");
    }

    private static boolean isQuoted(ConstantExpression constant) {
        return constant.getLastColumnNumber() - constant.getColumnNumber()
                != constant.getText().length();
    }

    /** A block has no {@code it} of its own, so that the {@code it} of a loop around it is seen inside. */
    static void takeIt(MethodCallExpression call) {
        if (call.getArguments() instanceof TupleExpression arguments
                && !arguments.getExpressions().isEmpty()) {
            List<Expression> expressions = arguments.getExpressions();
            int last = expressions.size() - 1;
            if (expressions.get(last) instanceof ClosureExpression block
                    && block.getParameters() != null
                    && block.getParameters().length == 0) {
                ClosureExpression plain = new ClosureExpression(null, block.getCode());
                plain.setSourcePosition(block);
                expressions.set(last, plain);
            }
        }
    }
}
