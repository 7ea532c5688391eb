package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.SourceText;
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

    /**
     * {@code service db { … }} is {@code service(db({ … }))} to Groovy; it becomes {@code service('db', { … })}. Where the
     * word is given more than a name, the block is in the last of it.
     */
    void split(MethodCallExpression call) {
        if (!(call.getArguments() instanceof TupleExpression arguments)
                || arguments.getExpressions().isEmpty()) {
            return;
        }
        List<Expression> given = new ArrayList<>(arguments.getExpressions());
        int last = given.size() - 1;
        Optional<Parts> parts = split(given.get(last));
        if (parts.isPresent()) {
            given.set(last, parts.get().name);
        } else if (given.get(0) instanceof MapExpression pairs) {
            parts = splitLastOf(pairs);
        }
        parts.ifPresent(found -> {
            given.add(found.block);
            call.setArguments(new ArgumentListExpression(given));
        });
    }

    /** {@code task 'x', needs: 'y' { … }}. */
    private Optional<Parts> splitLastOf(MapExpression pairs) {
        List<MapEntryExpression> entries = pairs.getMapEntryExpressions();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        MapEntryExpression entry = entries.get(entries.size() - 1);
        Optional<Parts> parts = split(entry.getValueExpression());
        parts.ifPresent(found -> {
            MapEntryExpression plain = new MapEntryExpression(entry.getKeyExpression(), found.name);
            plain.setSourcePosition(entry);
            entries.set(entries.size() - 1, plain);
        });
        return parts;
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
