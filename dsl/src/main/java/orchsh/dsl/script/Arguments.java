package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * What a word is given, as far as the text of the script tells.
 *
 * @param pairs the {@code key: value} pairs
 * @param named whether there are pairs
 * @param values the other values, blocks left out
 * @param block whether the last one is a block
 * @param spread whether a {@code *list} hides how many values there are
 */
record Arguments(
        List<MapEntryExpression> pairs, boolean named, List<Expression> values, boolean block, boolean spread) {

    static Arguments of(MethodCallExpression call) {
        List<Expression> values = new ArrayList<>();
        List<MapEntryExpression> pairs = new ArrayList<>();
        boolean named = false;
        if (call.getArguments() instanceof TupleExpression arguments) {
            values.addAll(arguments.getExpressions());
        }
        if (!values.isEmpty() && values.get(0) instanceof MapExpression map) {
            named = true;
            pairs.addAll(map.getMapEntryExpressions());
            values.remove(0);
        }
        boolean block = !values.isEmpty() && values.get(values.size() - 1) instanceof ClosureExpression;
        if (block) {
            values.remove(values.size() - 1);
        }
        boolean spread = values.stream().anyMatch(SpreadExpression.class::isInstance)
                || pairs.stream().anyMatch(pair -> pair.getKeyExpression() instanceof SpreadMapExpression);
        return new Arguments(pairs, named, values, block, spread);
    }

    /** Whether a value can only be a text, number, duration or list, so that it is no map and no block. */
    static boolean isPlain(Expression value) {
        return value instanceof ConstantExpression
                || value instanceof GStringExpression
                || value instanceof ListExpression
                || (value instanceof PropertyExpression unit
                        && unit.getObjectExpression() instanceof ConstantExpression);
    }

    boolean hasOpenValue() {
        return values.stream().anyMatch(value -> !isPlain(value));
    }
}
