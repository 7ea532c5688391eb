package orchsh.dsl.script;

import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Finds what a function that Groovy checks before it runs cannot say: what words and the names of other files mean is known later. */
final class StaticFunctionCheck extends CodeVisitorSupport {
    private static final Set<String> STATIC = Set.of("groovy.transform.CompileStatic", "groovy.transform.TypeChecked");

    private final Standpoint point;
    private final Reports reports;
    private final String annotation;

    private StaticFunctionCheck(Standpoint point, Reports reports, String annotation) {
        this.point = point;
        this.reports = reports;
        this.annotation = annotation;
    }

    static void check(MethodNode function, Standpoint point, Reports reports) {
        function.getAnnotations().stream()
                .map(AnnotationNode::getClassNode)
                .filter(annotation -> STATIC.contains(annotation.getName()))
                .findFirst()
                .ifPresent(annotation -> function.getCode()
                        .visit(new StaticFunctionCheck(point, reports, "@" + annotation.getNameWithoutPackage())));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String name = Words.nameOf(call);
        boolean isOwn = point.functions().contains(name);
        if (call.isImplicitThis() && !isOwn && Words.isWord(name)) {
            refuse(call.getMethod(), "the word", name);
        } else if (call.isImplicitThis() && !isOwn && point.snippet(name).isPresent()) {
            refuse(call.getMethod(), "the snippet", name);
        } else if (call.isImplicitThis()
                && !isOwn
                && point.known().function(name).isPresent()) {
            refuse(call.getMethod(), "a function of another file,", name);
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        String name = variable.getName();
        if (variable.getAccessedVariable() instanceof DynamicVariable && isKnownLater(name)) {
            refuse(variable, "the name", name);
        }
    }

    private boolean isKnownLater(String name) {
        return point.scopes().isShared(name)
                || Context.FUNCTION.canRead(name)
                || point.named().services().contains(name);
    }

    private void refuse(ASTNode at, String kind, String name) {
        reports.report(
                at,
                "a function with `" + annotation + "` cannot use " + kind + " `" + name + "`",
                Optional.of("leave `" + annotation + "` out: what `" + name
                        + "` means is only known when the script runs"));
    }
}
