package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** What the first line of a snippet says of it: {@code snippet 'PostgreSQL', declarative: true}. */
final class SnippetHead {
    private SnippetHead() {}

    /** Whether the script says that it only describes; what is not written as {@code true} itself says so too. */
    static boolean saysDeclarative(ModuleNode module) {
        List<Statement> statements = module.getStatementBlock().getStatements();
        return statements.stream().anyMatch(statement -> declarative(statement).isPresent());
    }

    private static Optional<Expression> declarative(Statement statement) {
        if (statement instanceof ExpressionStatement expression
                && expression.getExpression() instanceof MethodCallExpression call
                && call.isImplicitThis()
                && Words.nameOf(call).equals("snippet")) {
            return Arguments.of(call).pairs().stream()
                    .filter(pair -> pair.getKeyExpression().getText().equals("declarative"))
                    .map(MapEntryExpression::getValueExpression)
                    .filter(value -> !(value instanceof ConstantExpression constant
                            && Boolean.FALSE.equals(constant.getValue())))
                    .findFirst();
        }
        return Optional.empty();
    }
}
