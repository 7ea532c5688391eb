package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** The names of a script's services and tasks, as far as they can be read without running it. */
final class NamedParts extends CodeVisitorSupport {
    private static final Set<String> DECLARATIONS = Set.of("service", "job");
    private static final Set<String> FROM_ELSEWHERE = Set.of("include", "use");

    private final Set<String> services = new TreeSet<>();
    private final Set<String> tasks = new TreeSet<>();
    private boolean open;

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = Words.nameOf(call);
        if (call.isImplicitThis() && DECLARATIONS.contains(word)) {
            add(call, services);
        } else if (call.isImplicitThis() && word.equals("task")) {
            add(call, tasks);
        } else if (call.isImplicitThis() && FROM_ELSEWHERE.contains(word)) {
            open = true;
        }
        super.visitMethodCallExpression(call);
    }

    private void add(MethodCallExpression call, Set<String> names) {
        List<Expression> values = Arguments.of(call).values();
        if (!values.isEmpty() && values.get(0) instanceof ConstantExpression name) {
            names.add(name.getText());
        } else {
            open = true;
        }
    }

    Set<String> services() {
        return services;
    }

    Set<String> tasks() {
        return tasks;
    }

    /** Whether there may be more: names that are worked out, or that come from elsewhere. */
    boolean areOpen() {
        return open;
    }

    Optional<String> serviceBeginningWith(String text) {
        return services.stream().filter(name -> name.startsWith(text)).findFirst();
    }
}
