package orchsh.dsl.row;

import java.util.LinkedHashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/** Finds the names that an expression does not declare itself, and whether it gives a value to anything. */
final class RowNames extends ClassCodeVisitorSupport {
    private final SourceUnit unit;
    private final Set<String> unknown = new LinkedHashSet<>();
    private boolean assignment;

    RowNames(SourceUnit unit) {
        this.unit = unit;
    }

    Set<String> unknown() {
        return unknown;
    }

    boolean hasAssignment() {
        return assignment;
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        boolean isUnknown = variable.getAccessedVariable() instanceof DynamicVariable;
        if (isUnknown && !variable.getName().equals(RowExpression.WHOLE)) {
            unknown.add(variable.getName());
        }
        super.visitVariableExpression(variable);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        assignment = assignment || Types.ofType(expression.getOperation().getType(), Types.ASSIGNMENT_OPERATOR);
        super.visitBinaryExpression(expression);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        assignment = true;
        super.visitDeclarationExpression(declaration);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }
}
