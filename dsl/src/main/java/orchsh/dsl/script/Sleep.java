package orchsh.dsl.script;

import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** Replaces Groovy's own {@code sleep}, which goes on sleeping when it is interrupted. */
final class Sleep {
    private static final String WORD = "sleep";

    private Sleep() {}

    /** Whether nothing else is called so, and Groovy's own would be called. */
    static boolean isMeant(MethodCallExpression call, Scopes scopes, ModuleNode script) {
        return Words.nameOf(call).equals(WORD)
                && !scopes.knows(WORD)
                && script.getMethods().stream()
                        .noneMatch(function -> function.getName().equals(WORD))
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1
                && !(arguments.getExpression(0) instanceof MapExpression);
    }

    static Expression interruptible(MethodCallExpression call) {
        MethodCallExpression pause = new MethodCallExpression(
                new ClassExpression(ClassHelper.make(ScriptBase.class)), "pause", call.getArguments());
        pause.setImplicitThis(false);
        pause.setSourcePosition(call);
        return pause;
    }
}
