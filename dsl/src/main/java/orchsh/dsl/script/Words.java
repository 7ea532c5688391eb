package orchsh.dsl.script;

import orchsh.dsl.language.Vocabulary;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** How words look once a script is parsed and rewritten. */
public final class Words {
    private Words() {}

    /** The name of what is called, also where the {@link Rewriter} made it a computed one; empty if it is computed. */
    static String nameOf(MethodCallExpression call) {
        Expression method = call.getMethod() instanceof CastExpression cast ? cast.getExpression() : call.getMethod();
        return method instanceof ConstantExpression constant ? constant.getText() : "";
    }

    /** Whether there is such a word anywhere. */
    static boolean isWord(String name) {
        return Vocabulary.ofScripts().words().contains(name)
                || Vocabulary.ofServices().words().contains(name)
                || Vocabulary.ofTasks().words().contains(name);
    }
}
