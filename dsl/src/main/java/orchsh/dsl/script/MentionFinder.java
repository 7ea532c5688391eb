package orchsh.dsl.script;

import orchsh.dsl.language.TaskLanguage;
import orchsh.dsl.language.Vocabulary;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;

/** Finds what the functions of a script, the blocks of its tasks, and all that is in neither of them mention. */
final class MentionFinder extends ClassCodeVisitorSupport {
    private final SourceUnit unit;
    private final Scopes scopes;
    private final Mentions mentions;
    private String piece = Mentions.ELSEWHERE;
    private boolean inTask;

    MentionFinder(SourceUnit unit, Scopes scopes, Mentions mentions) {
        this.unit = unit;
        this.scopes = scopes;
        this.mentions = mentions;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitMethod(MethodNode function) {
        boolean isFunction =
                function.getDeclaringClass().isScript() && !function.getName().equals("run");
        if (isFunction) {
            within(Mentions.function(function.getName()), () -> super.visitMethod(function));
        } else {
            super.visitMethod(function);
        }
    }

    /** What is handed to the word of a task belongs to the task: its block, or what makes one. */
    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String name = Words.nameOf(call);
        boolean isTask =
                !inTask && call.isImplicitThis() && Vocabulary.ofScripts().opensBlockOf(name, TaskLanguage.class);
        if (isTask) {
            inTask = true;
            within(
                    Mentions.task(call.getLineNumber(), call.getColumnNumber()),
                    () -> super.visitMethodCallExpression(call));
            inTask = false;
            return;
        }
        if (name.equals("getArgs")) {
            mention(Mentions.ARGUMENTS);
        }
        mention(name.isEmpty() ? Mentions.ANY_FUNCTION : Mentions.function(name));
        super.visitMethodCallExpression(call);
    }

    private void within(String inner, Runnable look) {
        String outer = piece;
        piece = inner;
        mentions.begin(inner);
        look.run();
        piece = outer;
    }

    /** {@code this.&helper}. */
    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
        mention(
                pointer.getMethodName() instanceof ConstantExpression name
                        ? Mentions.function(name.getText())
                        : Mentions.ANY_FUNCTION);
        super.visitMethodPointerExpression(pointer);
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (variable.getName().equals(Mentions.ARGUMENTS)
                && variable.getAccessedVariable() instanceof DynamicVariable) {
            mentionArguments();
        }
        super.visitVariableExpression(variable);
    }

    /** {@code this.args}, {@code delegate.args}, or the {@code task.args} of a block that calls what it is given so. */
    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (Mentions.ARGUMENTS.equals(property.getPropertyAsString())
                && property.getObjectExpression() instanceof VariableExpression) {
            mentionArguments();
        }
        super.visitPropertyExpression(property);
    }

    /** A variable of the script that is named so is something else. */
    private void mentionArguments() {
        if (!scopes.isShared(Mentions.ARGUMENTS)) {
            mention(Mentions.ARGUMENTS);
        }
    }

    private void mention(String what) {
        mentions.add(piece, what);
    }
}
