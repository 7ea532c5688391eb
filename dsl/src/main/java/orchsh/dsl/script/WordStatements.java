package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Vocabulary;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** Makes calls of words of statements that are something else to Groovy. */
final class WordStatements {
    private static final Set<String> PRINTING = Set.of("print", "println");

    private final SourceText source;
    private final Scopes scopes;

    /** @param scopes tells words from variables of their names */
    WordStatements(SourceText source, Scopes scopes) {
        this.source = source;
        this.scopes = scopes;
    }

    /** {@code image: 'x'} is a label to Groovy, and would silently do nothing: it becomes a call. */
    Statement withoutLabels(Statement statement) {
        List<String> labels = statement.getStatementLabels();
        if (labels == null || labels.isEmpty() || labels.size() > 2 || !(statement instanceof ExpressionStatement)) {
            return statement;
        }
        Expression value = ((ExpressionStatement) statement).getExpression();
        if (labels.size() == 2) {
            ConstantExpression key = new ConstantExpression(labels.get(0));
            key.setSourcePosition(value);
            MapExpression map = new MapExpression(new ArrayList<>(List.of(new MapEntryExpression(key, value))));
            map.setSourcePosition(value);
            value = map;
        }
        String word = labels.get(labels.size() - 1);
        Expression call = call(word, value, value);
        int start = source.text().lastIndexOf(word, source.offset(value.getLineNumber(), value.getColumnNumber()));
        if (start >= 0) {
            call.setLineNumber(source.lineOf(start));
            call.setColumnNumber(source.columnOf(start));
            ASTNode method = ((MethodCallExpression) call).getMethod();
            method.setLineNumber(source.lineOf(start));
            method.setColumnNumber(source.columnOf(start));
            method.setLastColumnNumber(source.columnOf(start) + word.length());
        }
        Statement plain = new ExpressionStatement(call);
        plain.setSourcePosition(call);
        return plain;
    }

    /** In a task a word such as {@code up} stands alone where it is given nothing. */
    Expression aloneAsCall(Expression expression) {
        if (!(expression instanceof VariableExpression word)
                || scopes.knows(word.getName())
                || Vocabulary.ofTasks().forms(word.getName()).stream()
                        .noneMatch(form -> form.values() == 0 && !form.more() && !form.named())) {
            return expression;
        }
        MethodCallExpression call = call(word.getName(), word, word);
        call.setArguments(new ArgumentListExpression());
        return call;
    }

    /** {@code ports [80]}, {@code env [A: 1]} and {@code port -1} are an index and a difference to Groovy. */
    Expression asCall(Expression expression) {
        if (expression instanceof BinaryExpression binary
                && binary.getLeftExpression() instanceof VariableExpression word
                && (Words.isWord(word.getName()) || PRINTING.contains(word.getName()))
                && !scopes.knows(word.getName())
                && word.getLastColumnNumber() < binary.getOperation().getStartColumn()) {
            if (binary.getOperation().isA(Types.LEFT_SQUARE_BRACKET)) {
                return call(word.getName(), Literals.inBrackets(binary.getRightExpression()), binary);
            }
            boolean sign = binary.getOperation().isA(Types.MINUS)
                    && binary.getOperation().getStartColumn() + 1
                            == binary.getRightExpression().getColumnNumber();
            if (sign) {
                Expression negative = new UnaryMinusExpression(binary.getRightExpression());
                negative.setSourcePosition(binary.getRightExpression());
                return call(word.getName(), negative, binary);
            }
        }
        return expression;
    }

    static MethodCallExpression call(String word, Expression argument, Expression place) {
        ConstantExpression method = new ConstantExpression(word);
        method.setSourcePosition(place);
        method.setLastLineNumber(place.getLineNumber());
        method.setLastColumnNumber(place.getColumnNumber() + word.length());
        MethodCallExpression call = new MethodCallExpression(
                VariableExpression.THIS_EXPRESSION, method, new ArgumentListExpression(argument));
        call.setSourcePosition(place);
        return call;
    }
}
