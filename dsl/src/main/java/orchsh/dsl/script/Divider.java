package orchsh.dsl.script;

import groovyjarjarasm.asm.MethodVisitor;
import groovyjarjarasm.asm.Opcodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.BytecodeInstruction;
import org.codehaus.groovy.classgen.BytecodeSequence;

/**
 * Puts the lines of a long script into methods of their own, a piece in each: Java has no room for more than some thousand of
 * them in one. Lines that declare or use a variable of the script stay where they are, for they must see it.
 */
final class Divider {
    private static final int LONGEST_UNDIVIDED = 500;
    private static final int PIECE = 200;

    private final ClassNode script;
    private final Set<Variable> declared = new HashSet<>();
    private final List<Statement> divided = new ArrayList<>();
    private final List<Statement> piece = new ArrayList<>();
    private int pieces;

    private Divider(ClassNode script) {
        this.script = script;
    }

    static void divide(ClassNode script) {
        MethodNode lines = script.getDeclaredMethod("run", Parameter.EMPTY_ARRAY);
        if (lines != null
                && lines.getCode() instanceof BlockStatement block
                && block.getStatements().size() > LONGEST_UNDIVIDED) {
            new Divider(script).divide(block);
        }
    }

    private void divide(BlockStatement block) {
        block.getStatements().forEach(this::noteDeclared);
        for (Statement statement : List.copyOf(block.getStatements())) {
            if (standsByItself(statement)) {
                piece.add(statement);
                if (piece.size() >= PIECE) {
                    endPiece();
                }
            } else {
                endPiece();
                divided.add(statement);
            }
        }
        endPiece();
        block.getStatements().clear();
        block.getStatements().addAll(divided);
    }

    private void noteDeclared(Statement statement) {
        if (statement instanceof ExpressionStatement expression
                && expression.getExpression() instanceof DeclarationExpression declaration) {
            if (declaration.getLeftExpression() instanceof TupleExpression several) {
                several.getExpressions().forEach(one -> declared.add((VariableExpression) one));
            } else {
                declared.add(declaration.getVariableExpression());
            }
        }
    }

    private boolean standsByItself(Statement statement) {
        if (statement instanceof BytecodeSequence) {
            return true;
        }
        if (!(statement instanceof ExpressionStatement expression)
                || expression.getExpression() instanceof DeclarationExpression) {
            return false;
        }
        Uses uses = new Uses();
        statement.visit(uses);
        return !uses.any;
    }

    /** Looks for variables of the script. */
    private final class Uses extends CodeVisitorSupport {
        private boolean any;

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            any |= declared.contains(variable.getAccessedVariable());
        }
    }

    /** Too few lines are not worth a method. */
    private void endPiece() {
        if (piece.size() < 2) {
            divided.addAll(piece);
        } else {
            String name = "lines$" + ++pieces;
            BlockStatement code = new BlockStatement(List.copyOf(piece), new VariableScope());
            script.addMethod(new MethodNode(
                    name,
                    Opcodes.ACC_PUBLIC,
                    ClassHelper.VOID_TYPE,
                    Parameter.EMPTY_ARRAY,
                    ClassNode.EMPTY_ARRAY,
                    code));
            divided.add(call(name));
        }
        piece.clear();
    }

    private Statement call(String name) {
        String owner = script.getName().replace('.', '/');
        return new BytecodeSequence(new BytecodeInstruction() {
            @Override
            public void visit(MethodVisitor code) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, "()V", false);
            }
        });
    }
}
