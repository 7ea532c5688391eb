package orchsh.dsl.script;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.Units;
import orchsh.dsl.value.Pair;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.syntax.Types;

/** Values that are written in a way which Groovy reads as arithmetic, an index or a property. */
final class Literals {
    private static final ClassNode PAIR = ClassHelper.make(Pair.class);

    private Literals() {}

    /** What stood between the brackets, as the list or map it was meant to be. */
    static Expression inBrackets(Expression index) {
        Expression literal = index;
        if (index instanceof ListExpression list
                && !list.getExpressions().isEmpty()
                && list.getExpressions().stream().allMatch(MapEntryExpression.class::isInstance)) {
            List<MapEntryExpression> entries = new ArrayList<>();
            list.getExpressions().forEach(entry -> entries.add((MapEntryExpression) entry));
            literal = new MapExpression(entries);
        } else if (index instanceof MapEntryExpression entry) {
            literal = new MapExpression(new ArrayList<>(List.of(entry)));
        } else if (!(index instanceof ListExpression) && !(index instanceof MapExpression)) {
            literal = new ListExpression(new ArrayList<>(List.of(index)));
        }
        literal.setSourcePosition(index);
        return literal;
    }

    /** The arguments of a word, each {@code a >> b} in them a pair. */
    static Expression withPairs(Expression arguments) {
        if (arguments instanceof TupleExpression several) {
            several.getExpressions().replaceAll(Literals::withPair);
        }
        return arguments;
    }

    /** {@code 8080 >> 80} is a shift to Groovy, and gives 0. */
    private static Expression withPair(Expression expression) {
        if (expression instanceof ListExpression list) {
            list.getExpressions().replaceAll(Literals::withPair);
        }
        if (expression instanceof BinaryExpression binary
                && binary.getOperation().isA(Types.RIGHT_SHIFT)) {
            MethodCallExpression pair = new MethodCallExpression(
                    new ClassExpression(PAIR),
                    "of",
                    new ArgumentListExpression(binary.getLeftExpression(), binary.getRightExpression()));
            pair.setImplicitThis(false);
            pair.setSourcePosition(binary);
            return pair;
        }
        return expression;
    }

    /** {@code wait tcp: 80, timeout: 30s} is the property {@code s} of a call to Groovy: the unit goes to its number. */
    static Optional<Expression> withUnit(PropertyExpression property) {
        if (!(property.getObjectExpression() instanceof MethodCallExpression call)
                || !(call.getArguments() instanceof TupleExpression arguments)
                || arguments.getExpressions().isEmpty()) {
            return Optional.empty();
        }
        List<Expression> expressions = arguments.getExpressions();
        int last = expressions.size() - 1;
        if (expressions.get(last) instanceof MapExpression map
                && !map.getMapEntryExpressions().isEmpty()) {
            List<MapEntryExpression> entries = map.getMapEntryExpressions();
            MapEntryExpression entry = entries.get(entries.size() - 1);
            if (isGlued(entry.getValueExpression(), property)) {
                MapEntryExpression whole =
                        new MapEntryExpression(entry.getKeyExpression(), glue(entry.getValueExpression(), property));
                whole.setSourcePosition(entry);
                entries.set(entries.size() - 1, whole);
                return Optional.of(call);
            }
        } else if (isGlued(expressions.get(last), property)) {
            expressions.set(last, glue(expressions.get(last), property));
            return Optional.of(call);
        }
        return Optional.empty();
    }

    private static boolean isGlued(Expression value, PropertyExpression property) {
        return value instanceof ConstantExpression constant
                && constant.getValue() instanceof Number
                && constant.getLastLineNumber() == property.getProperty().getLineNumber()
                && constant.getLastColumnNumber() == property.getProperty().getColumnNumber();
    }

    private static Expression glue(Expression number, PropertyExpression property) {
        PropertyExpression unit = new PropertyExpression(number, property.getProperty());
        unit.setSourcePosition(number);
        unit.setLastColumnNumber(property.getProperty().getLastColumnNumber());
        return unit;
    }

    /** The value that an expression has in every run, as far as its text tells; what is open inside a list is a text. */
    static Optional<Object> valueOf(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return Optional.ofNullable(constant.getValue());
        }
        if (expression instanceof UnaryMinusExpression minus) {
            return valueOf(minus.getExpression()).flatMap(Literals::negated);
        }
        if (expression instanceof ListExpression list) {
            List<Object> values = new ArrayList<>();
            list.getExpressions().forEach(value -> values.add(valueOf(value).orElse("")));
            return Optional.of(values);
        }
        if (expression instanceof MapExpression map) {
            Map<Object, Object> pairs = new LinkedHashMap<>();
            map.getMapEntryExpressions()
                    .forEach(pair -> pairs.put(
                            pair.getKeyExpression().getText(),
                            valueOf(pair.getValueExpression()).orElse("")));
            return Optional.of(pairs);
        }
        if (expression instanceof PropertyExpression unit
                && unit.getObjectExpression() instanceof ConstantExpression number
                && number.getValue() instanceof Number amount) {
            return Units.of(amount, unit.getPropertyAsString());
        }
        return Optional.empty();
    }

    private static Optional<Object> negated(Object value) {
        if (value instanceof Duration duration) {
            return Optional.of(duration.negated());
        }
        return value instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()).negate())
                : Optional.empty();
    }
}
