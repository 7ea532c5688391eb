package orchsh.dsl.script;

import groovyjarjarasm.asm.MethodVisitor;
import groovyjarjarasm.asm.Opcodes;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.LoopingStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.classgen.BytecodeInstruction;
import org.codehaus.groovy.classgen.BytecodeSequence;
import org.codehaus.groovy.control.SourceUnit;

/** Puts a {@link ScriptBase#heed} where a script may come by without end: at the beginning of each loop and closure. */
final class StopMarker extends ClassCodeVisitorSupport {
    private static final String BASE = ScriptBase.class.getName().replace('.', '/');

    private final SourceUnit unit;

    StopMarker(SourceUnit unit) {
        this.unit = unit;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        super.visitForLoop(loop);
        mark(loop);
    }

    @Override
    public void visitWhileLoop(WhileStatement loop) {
        super.visitWhileLoop(loop);
        mark(loop);
    }

    @Override
    public void visitDoWhileLoop(DoWhileStatement loop) {
        super.visitDoWhileLoop(loop);
        mark(loop);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        super.visitClosureExpression(closure);
        if (closure.getCode() instanceof BlockStatement block) {
            block.getStatements().add(0, heed());
        }
    }

    private static void mark(LoopingStatement loop) {
        Statement body = loop.getLoopBlock();
        if (body instanceof BlockStatement block) {
            block.getStatements().add(0, heed());
            return;
        }
        BlockStatement block = new BlockStatement();
        block.setSourcePosition(body);
        block.addStatement(heed());
        if (!body.isEmpty()) {
            block.addStatement(body);
        }
        loop.setLoopBlock(block);
    }

    private static Statement heed() {
        return new BytecodeSequence(new BytecodeInstruction() {
            @Override
            public void visit(MethodVisitor code) {
                code.visitMethodInsn(Opcodes.INVOKESTATIC, BASE, "heed", "()V", false);
            }
        });
    }
}
