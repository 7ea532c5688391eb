package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.TaskLanguage;
import orchsh.dsl.language.Vocabulary;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Gives what people write the meaning they expect, where Groovy's grammar reads it otherwise: the name in front of a
 * block, variables named like words, {@code 8080 >> 80}, {@code image: 'x'}, {@code env [A: 1]}, {@code timeout: 30s}.
 *
 * <p>Runs right after parsing, on the script's own code; classes declared in it are left alone.
 */
final class Rewriter extends ClassCodeExpressionTransformer {
    private static final Set<String> WORDS_WITH_PAIRS = Set.of("port", "ports", "volume", "volumes", "devices");
    private static final ClassNode BASE = ClassHelper.make(ScriptBase.class);
    private static final Set<String> PRINTING = Set.of("print", "println");

    private final SourceUnit unit;
    private final SourceText source;
    private final Scopes scopes;
    private final BlockCalls blockCalls;
    private final Set<String> snippets;
    private final Set<String> blockWords;
    private final Set<Expression> scriptBlocks = Collections.newSetFromMap(new IdentityHashMap<>());
    private int closures;
    private int tasks;

    /** @param snippets the words that snippets have become */
    Rewriter(SourceUnit unit, SourceText source, Scopes scopes, Set<String> snippets) {
        this.unit = unit;
        this.source = source;
        this.scopes = scopes;
        this.blockCalls = new BlockCalls(source, scopes);
        this.snippets = Set.copyOf(snippets);
        this.blockWords = new HashSet<>(Vocabulary.ofScripts().blockWords());
        this.blockWords.addAll(snippets);
    }

    @Override
    protected SourceUnit getSourceUnit() {
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

    @Override
    public void visitBlockStatement(BlockStatement block) {
        scopes.enter();
        List<Statement> statements = block.getStatements();
        for (int i = 0; i < statements.size(); i++) {
            statements.set(i, withoutLabels(statements.get(i)));
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

    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        statement.setExpression(asCall(aloneAsCall(statement.getExpression())));
        super.visitExpressionStatement(statement);
    }

    /** In a task a word such as {@code up} stands alone where it is given nothing. */
    private Expression aloneAsCall(Expression expression) {
        if (tasks == 0
                || !(expression instanceof VariableExpression word)
                || scopes.knows(word.getName())
                || Vocabulary.ofTasks().forms(word.getName()).stream()
                        .noneMatch(form -> form.values() == 0 && !form.more() && !form.named())) {
            return expression;
        }
        MethodCallExpression call = call(word.getName(), word, word);
        call.setArguments(new ArgumentListExpression());
        return call;
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

    /** {@code image: 'x'} is a label to Groovy, and would silently do nothing: it becomes a call. */
    private Statement withoutLabels(Statement statement) {
        List<String> labels = statement.getStatementLabels();
        if (labels == null || labels.isEmpty() || labels.size() > 2 || !(statement instanceof ExpressionStatement)) {
            return statement;
        }
        Expression value = ((ExpressionStatement) statement).getExpression();
        if (labels.size() == 2) {
            ConstantExpression key = new ConstantExpression(labels.get(0));
            key.setSourcePosition(value);
            MapExpression map = new MapExpression(new ArrayList<>(List.of(new MapEntryExpression(key, value))));
            map.setSourcePosition(value);
            value = map;
        }
        String word = labels.get(labels.size() - 1);
        Expression call = call(word, value, value);
        int start = source.text().lastIndexOf(word, source.offset(value.getLineNumber(), value.getColumnNumber()));
        if (start >= 0) {
            call.setLineNumber(source.lineOf(start));
            call.setColumnNumber(source.columnOf(start));
            ASTNode method = ((MethodCallExpression) call).getMethod();
            method.setLineNumber(source.lineOf(start));
            method.setColumnNumber(source.columnOf(start));
            method.setLastColumnNumber(source.columnOf(start) + word.length());
        }
        Statement plain = new ExpressionStatement(call);
        plain.setSourcePosition(call);
        return plain;
    }

    /** {@code ports [80]}, {@code env [A: 1]} and {@code port -1} are an index and a difference to Groovy. */
    private Expression asCall(Expression expression) {
        if (expression instanceof BinaryExpression binary
                && binary.getLeftExpression() instanceof VariableExpression word
                && (isWord(word.getName()) || PRINTING.contains(word.getName()))
                && !scopes.knows(word.getName())
                && word.getLastColumnNumber() < binary.getOperation().getStartColumn()) {
            if (binary.getOperation().isA(Types.LEFT_SQUARE_BRACKET)) {
                return call(word.getName(), Literals.inBrackets(binary.getRightExpression()), binary);
            }
            boolean sign = binary.getOperation().isA(Types.MINUS)
                    && binary.getOperation().getStartColumn() + 1
                            == binary.getRightExpression().getColumnNumber();
            if (sign) {
                Expression negative = new UnaryMinusExpression(binary.getRightExpression());
                negative.setSourcePosition(binary.getRightExpression());
                return call(word.getName(), negative, binary);
            }
        }
        return expression;
    }

    private static MethodCallExpression call(String word, Expression argument, Expression place) {
        ConstantExpression method = new ConstantExpression(word);
        method.setSourcePosition(place);
        method.setLastLineNumber(place.getLineNumber());
        method.setLastColumnNumber(place.getColumnNumber() + word.length());
        MethodCallExpression call = new MethodCallExpression(
                VariableExpression.THIS_EXPRESSION, method, new ArgumentListExpression(argument));
        call.setSourcePosition(place);
        return call;
    }

    @Override
    public @Nullable Expression transform(@Nullable Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            return transformClosure(closure, closure.getParameters() != null && closure.getParameters().length == 0);
        }
        if (expression instanceof DeclarationExpression declaration) {
            return transformDeclaration(declaration);
        }
        if (expression instanceof BinaryExpression binary) {
            return transformBinary(binary);
        }
        if (expression instanceof MethodCallExpression call) {
            return transformCall(call);
        }
        if (expression instanceof PropertyExpression property) {
            return super.transform(Literals.withUnit(property).orElse(property));
        }
        if (expression instanceof VariableExpression variable) {
            return transformVariable(variable);
        }
        return super.transform(expression);
    }

    private Expression transformClosure(ClosureExpression closure, boolean hasIt) {
        int inside = scriptBlocks.contains(closure) ? 0 : 1;
        closures += inside;
        scopes.enter();
        if (hasIt) {
            scopes.declare("it");
        }
        declare(closure.getParameters());
        closure.getCode().visit(this);
        scopes.leave();
        closures -= inside;
        return closure;
    }

    private @Nullable Expression transformDeclaration(DeclarationExpression declaration) {
        Expression transformed = super.transform(declaration);
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
        return transformed;
    }

    private @Nullable Expression transformBinary(BinaryExpression binary) {
        if (binary.getOperation().isA(Types.EQUAL)
                && binary.getLeftExpression() instanceof VariableExpression variable) {
            String name = variable.getName();
            if (isAssignedWord(name)) {
                return transform(call(name, binary.getRightExpression(), binary));
            }
            if ((closures == 0 || tasks > 0) && !scopes.isLocal(name)) {
                scopes.share(name);
            }
            binary.setRightExpression(transform(binary.getRightExpression()));
            return binary;
        }
        return super.transform(binary);
    }

    /** {@code image = 'x'} means {@code image 'x'}, unless there is a variable of that name. */
    private boolean isAssignedWord(String name) {
        boolean word = closures == 0
                ? name.equals("stack")
                : tasks == 0 && Vocabulary.ofServices().words().contains(name);
        return word && !scopes.knows(name);
    }

    private @Nullable Expression transformCall(MethodCallExpression call) {
        String word = Words.nameOf(call);
        if (WORDS_WITH_PAIRS.contains(word)) {
            call.setArguments(Literals.withPairs(call.getArguments()));
        }
        if (!call.isImplicitThis() || word.isEmpty()) {
            return super.transform(call);
        }
        if (word.equals("sleep") && isPlainSleep(call)) {
            return super.transform(interruptibleSleep(call));
        }
        if (blockWords.contains(word)) {
            blockCalls.split(call);
            BlockCalls.takeIt(call);
            noteScriptBlock(call, word);
        }
        boolean isTask = Vocabulary.ofScripts().opensBlockOf(word, TaskLanguage.class);
        tasks += isTask ? 1 : 0;
        Expression transformed = super.transform(call);
        tasks -= isTask ? 1 : 0;
        if (transformed instanceof MethodCallExpression copy) {
            callTheWord(copy, word);
        }
        return transformed;
    }

    /** What stands in the block of a {@code profile} might as well stand outside. */
    private void noteScriptBlock(MethodCallExpression call, String word) {
        boolean holdsScript = Vocabulary.ofScripts().forms(word).stream()
                .anyMatch(form ->
                        form.block().filter(ScriptLanguage.class::equals).isPresent());
        if (holdsScript && call.getArguments() instanceof TupleExpression arguments) {
            arguments.getExpressions().stream()
                    .filter(ClosureExpression.class::isInstance)
                    .forEach(scriptBlocks::add);
        }
    }

    private boolean isPlainSleep(MethodCallExpression call) {
        return !scopes.knows("sleep")
                && unit.getAST().getMethods().stream()
                        .noneMatch(function -> function.getName().equals("sleep"))
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1
                && !(arguments.getExpression(0) instanceof MapExpression);
    }

    /** Groovy's own goes on sleeping when it is interrupted. */
    private static Expression interruptibleSleep(MethodCallExpression call) {
        MethodCallExpression pause = new MethodCallExpression(new ClassExpression(BASE), "pause", call.getArguments());
        pause.setImplicitThis(false);
        pause.setSourcePosition(call);
        return pause;
    }

    /** Groovy would call a local variable named like the word: a computed name is looked up where words are. */
    private void callTheWord(MethodCallExpression call, String word) {
        boolean wordHere = snippets.contains(word)
                || (closures > 0 ? isWord(word) : Vocabulary.ofScripts().words().contains(word));
        if (wordHere && scopes.isLocal(word)) {
            CastExpression computed = new CastExpression(ClassHelper.STRING_TYPE, call.getMethod());
            computed.setSourcePosition(call.getMethod());
            call.setMethod(computed);
        }
    }

    /** A shared variable named like something a block can be asked for, or like a service, is still the variable. */
    private Expression transformVariable(VariableExpression variable) {
        String name = variable.getName();
        if (closures > 0
                && scopes.isShared(name)
                && !scopes.isLocal(name)
                && (tasks > 0 || Vocabulary.ofServices().readable().contains(name))) {
            PropertyExpression ofScript = new PropertyExpression(VariableExpression.THIS_EXPRESSION, name);
            ofScript.setSourcePosition(variable);
            return ofScript;
        }
        return variable;
    }

    private void declare(Parameter @Nullable [] parameters) {
        if (parameters != null) {
            for (Parameter parameter : parameters) {
                scopes.declare(parameter.getName());
            }
        }
    }

    private static boolean isWord(String name) {
        return Vocabulary.ofScripts().words().contains(name)
                || Vocabulary.ofServices().words().contains(name)
                || Vocabulary.ofTasks().words().contains(name);
    }
}
