package orchsh.dsl.script;

import java.util.List;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Walks through a script statement by statement, and keeps in mind which variables there are. */
abstract class StatementWalk extends ClassCodeExpressionTransformer {
    private final SourceUnit unit;
    private final Scopes scopes;

    StatementWalk(SourceUnit unit, Scopes scopes) {
        this.unit = unit;
        this.scopes = scopes;
    }

    @Override
    protected final SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        // annotations hold constants, in which no word can stand
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode node, boolean isConstructor) {
        scopes.enter();
        declare(node.getParameters());
        super.visitConstructorOrMethod(node, isConstructor);
        scopes.leave();
    }

    /** What is to stand in the place of a statement. */
    abstract Statement replaced(Statement statement);

    @Override
    public void visitBlockStatement(BlockStatement block) {
        scopes.enter();
        List<Statement> statements = block.getStatements();
        for (int i = 0; i < statements.size(); i++) {
            statements.set(i, replaced(statements.get(i)));
        }
        super.visitBlockStatement(block);
        scopes.leave();
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        scopes.enter();
        loop.setLoopBlock(asBlock(loop.getLoopBlock()));
        for (Parameter variable : new @Nullable Parameter[] {loop.getIndexVariable(), loop.getValueVariable()}) {
            if (variable != null) {
                scopes.declare(variable.getName());
            }
        }
        super.visitForLoop(loop);
        scopes.leave();
    }

    @Override
    public void visitWhileLoop(WhileStatement loop) {
        loop.setLoopBlock(asBlock(loop.getLoopBlock()));
        super.visitWhileLoop(loop);
    }

    @Override
    public void visitDoWhileLoop(DoWhileStatement loop) {
        loop.setLoopBlock(asBlock(loop.getLoopBlock()));
        super.visitDoWhileLoop(loop);
    }

    @Override
    public void visitIfElse(IfStatement choice) {
        choice.setIfBlock(asBlock(choice.getIfBlock()));
        if (!(choice.getElseBlock() instanceof IfStatement)) {
            choice.setElseBlock(asBlock(choice.getElseBlock()));
        }
        super.visitIfElse(choice);
    }

    @Override
    public void visitCatchStatement(CatchStatement statement) {
        scopes.enter();
        scopes.declare(statement.getVariable().getName());
        super.visitCatchStatement(statement);
        scopes.leave();
    }

    /** So that every statement is in a list of statements, where its place can be put in front of it. */
    private static Statement asBlock(Statement body) {
        if (body instanceof BlockStatement || body.isEmpty()) {
            return body;
        }
        BlockStatement block = new BlockStatement();
        block.setSourcePosition(body);
        block.addStatement(body);
        return block;
    }

    /** What stands inside a closure. */
    final void walk(ClosureExpression closure) {
        scopes.enter();
        // one that names no parameters, not even none
        if (closure.getParameters() != null && closure.getParameters().length == 0) {
            scopes.declare("it");
        }
        declare(closure.getParameters());
        closure.getCode().visit(this);
        scopes.leave();
    }

    /** The variables of a declaration are there from here on. */
    final void declare(DeclarationExpression declaration) {
        boolean everywhere = !declaration.getAnnotations().isEmpty();
        List<Expression> declared = declaration.getLeftExpression() instanceof TupleExpression several
                ? several.getExpressions()
                : List.of(declaration.getLeftExpression());
        for (Expression variable : declared) {
            if (variable instanceof VariableExpression named) {
                scopes.declare(named.getName());
                if (everywhere) {
                    scopes.share(named.getName());
                }
            }
        }
    }

    private void declare(Parameter @Nullable [] parameters) {
        if (parameters != null) {
            for (Parameter parameter : parameters) {
                scopes.declare(parameter.getName());
            }
        }
    }
}
