package orchsh.dsl.script;

import java.util.Optional;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.TaskLanguage;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** Knows what words mean in the blocks that others are given, and refuses parameters where nothing is handed over. */
final class BlockCheck {
    private final Standpoint point;
    private final Reports reports;

    BlockCheck(Standpoint point, Reports reports) {
        this.point = point;
        this.reports = reports;
    }

    /** What words mean in the blocks of a word. */
    Context contextOf(MethodCallExpression call, String word) {
        if (point.snippet(word).isPresent()) {
            return Context.ofBlock(ServiceLanguage.class);
        }
        Optional<Class<?>> language = point.here().forms(word).stream()
                .flatMap(form -> form.block().stream())
                .findFirst();
        if (language.filter(TaskLanguage.class::equals).isPresent()
                && call.getArguments() instanceof TupleExpression arguments) {
            arguments.getExpressions().forEach(argument -> refuseParameters(argument, word));
        }
        return language.<Context>map(Context::ofBlock).orElse(Context.ANYWHERE);
    }

    /** Groovy would hand the block something that no script has a use for. */
    private void refuseParameters(Expression argument, String word) {
        if (argument instanceof ClosureExpression block
                && block.getParameters() != null
                && block.getParameters().length > 0) {
            reports.report(
                    block.getParameters()[0],
                    "the block of `" + word + "` takes no parameters",
                    word.equals("task") ? Optional.of("what was typed after its name is in `args`") : Optional.empty());
        }
    }
}
