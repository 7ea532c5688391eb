package orchsh.dsl.script;

import groovyjarjarasm.asm.MethodVisitor;
import groovyjarjarasm.asm.Opcodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.script.Footsteps.Step;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.classgen.BytecodeInstruction;
import org.codehaus.groovy.classgen.BytecodeSequence;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Puts a {@link ScriptBase#at} in front of each statement of a script, as bytecode: exact to the column, unlike the line
 * numbers of a stack trace, and without the cost of a dynamic call.
 */
final class FootstepMarker extends ClassCodeVisitorSupport {
    private static final String BASE = ScriptBase.class.getName().replace('.', '/');

    private final SourceUnit unit;
    private final Footsteps steps;
    private final Set<String> snippets;

    /** @param snippets the words that snippets have become */
    FootstepMarker(SourceUnit unit, Footsteps steps, Set<String> snippets) {
        this.unit = unit;
        this.steps = steps;
        this.snippets = Set.copyOf(snippets);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitMethod(MethodNode node) {
        if (!node.isStatic()) {
            super.visitMethod(node);
        }
    }

    @Override
    public void visitBlockStatement(BlockStatement block) {
        List<Statement> marked = new ArrayList<>();
        for (Statement statement : List.copyOf(block.getStatements())) {
            expressionOf(statement).ifPresent(expression -> marked.add(mark(statement, expression)));
            statement.visit(this);
            marked.add(statement);
        }
        block.getStatements().clear();
        block.getStatements().addAll(marked);
    }

    private static Optional<ASTNode> expressionOf(Statement statement) {
        if (statement.getLineNumber() < 1) {
            return Optional.empty();
        }
        if (statement instanceof ExpressionStatement expression) {
            return Optional.of(expression.getExpression());
        }
        if (statement instanceof ReturnStatement result) {
            return Optional.of(result.getExpression());
        }
        boolean other = statement instanceof ThrowStatement || statement instanceof AssertStatement;
        return other ? Optional.of(statement) : Optional.empty();
    }

    private Statement mark(Statement statement, ASTNode content) {
        WordFinder finder = new WordFinder();
        content.visit(finder);
        ASTNode from = finder.call.<ASTNode>map(call -> call).orElse(statement);
        ASTNode to = finder.call.map(FootstepMarker::lastOf).orElse(statement);
        boolean oneLine =
                from.getLineNumber() == to.getLastLineNumber() && to.getLastColumnNumber() > from.getColumnNumber();
        int length = oneLine ? to.getLastColumnNumber() - from.getColumnNumber() : Integer.MAX_VALUE;
        int step = steps.add(new Step(from.getLineNumber(), from.getColumnNumber(), length, finder.found));
        return new BytecodeSequence(new BytecodeInstruction() {
            @Override
            public void visit(MethodVisitor code) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitLdcInsn(step);
                code.visitMethodInsn(Opcodes.INVOKESTATIC, BASE, "at", "(Ljava/lang/Object;I)V", false);
            }
        });
    }

    /** The end of a word with what it is given, up to its block. */
    private static ASTNode lastOf(MethodCallExpression call) {
        if (call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() > 1
                && arguments.getExpression(arguments.getExpressions().size() - 1) instanceof ClosureExpression) {
            return arguments.getExpression(arguments.getExpressions().size() - 2);
        }
        return call;
    }

    /** Whether a statement says a word, its closures left out, and where. */
    private final class WordFinder extends CodeVisitorSupport {
        private Optional<MethodCallExpression> call = Optional.empty();
        private boolean found;

        @Override
        public void visitMethodCallExpression(MethodCallExpression candidate) {
            String name = Words.nameOf(candidate);
            if (Vocabulary.ofServices().words().contains(name)
                    || Vocabulary.ofScripts().words().contains(name)
                    || snippets.contains(name)) {
                found = true;
                if (call.isEmpty() && candidate.isImplicitThis()) {
                    call = Optional.of(candidate);
                }
            }
            super.visitMethodCallExpression(candidate);
        }

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            found |= Vocabulary.ofServices().readable().contains(variable.getName());
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            // its statements are marked by themselves
        }
    }
}
