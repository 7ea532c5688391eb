package orchsh.dsl.script;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.TaskLanguage;
import orchsh.dsl.language.Vocabulary;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Gives what people write the meaning they expect, where Groovy's grammar reads it otherwise: the name in front of a
 * block, variables named like words, {@code 8080 >> 80}, {@code image: 'x'}, {@code env [A: 1]}, {@code timeout: 30s}.
 *
 * <p>Runs right after parsing, on the script's own code; classes declared in it are left alone.
 */
final class Rewriter extends StatementWalk {
    private static final Set<String> WORDS_WITH_PAIRS = Set.of("port", "ports", "volume", "volumes", "devices");

    private final SourceUnit unit;
    private final Scopes scopes;
    private final WordStatements statements;
    private final BlockCalls blockCalls;
    private final Set<String> snippets;
    private final Set<String> blockWords;
    private final Set<Expression> scriptBlocks = Collections.newSetFromMap(new IdentityHashMap<>());
    private int closures;
    private int tasks;

    /** What the words outside of blocks are. */
    enum Manner {
        SCRIPT,
        /** Those of scripts and those of tasks. */
        ENTRY
    }

    /** @param snippets the words that snippets have become */
    Rewriter(SourceUnit unit, SourceText source, Scopes scopes, Set<String> snippets, Manner manner) {
        super(unit, scopes);
        this.tasks = manner == Manner.ENTRY ? 1 : 0;
        this.unit = unit;
        this.scopes = scopes;
        this.statements = new WordStatements(source, scopes);
        this.blockCalls = new BlockCalls(source, scopes);
        this.snippets = Set.copyOf(snippets);
        this.blockWords = new HashSet<>(Vocabulary.ofScripts().blockWords());
        this.blockWords.addAll(snippets);
    }

    @Override
    Statement replaced(Statement statement) {
        return statements.withoutLabels(statement);
    }

    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        Expression expression = statement.getExpression();
        statement.setExpression(statements.asCall(tasks > 0 ? statements.aloneAsCall(expression) : expression));
        super.visitExpressionStatement(statement);
    }

    @Override
    public @Nullable Expression transform(@Nullable Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            return transformClosure(closure);
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

    private Expression transformClosure(ClosureExpression closure) {
        int inside = scriptBlocks.contains(closure) ? 0 : 1;
        closures += inside;
        walk(closure);
        closures -= inside;
        return closure;
    }

    private @Nullable Expression transformDeclaration(DeclarationExpression declaration) {
        Expression transformed = super.transform(declaration);
        declare(declaration);
        return transformed;
    }

    private @Nullable Expression transformBinary(BinaryExpression binary) {
        if (binary.getOperation().isA(Types.EQUAL)
                && binary.getLeftExpression() instanceof VariableExpression variable) {
            String name = variable.getName();
            if (isAssignedWord(name)) {
                return transform(WordStatements.call(name, binary.getRightExpression(), binary));
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
        if (Sleep.isMeant(call, scopes, unit.getAST())) {
            return super.transform(Sleep.interruptible(call));
        }
        if (blockWords.contains(word)) {
            blockCalls.split(call);
            BlockCalls.takeIt(call);
            noteScriptBlock(call, word);
        }
        int around = tasks;
        if (Vocabulary.ofScripts().opensBlockOf(word, TaskLanguage.class)) {
            tasks++;
        } else if (snippets.contains(word) || Vocabulary.ofScripts().opensBlockOf(word, ServiceLanguage.class)) {
            tasks = 0;
        }
        Expression transformed = super.transform(call);
        tasks = around;
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

    /** Groovy would call a local variable named like the word: a computed name is looked up where words are. */
    private void callTheWord(MethodCallExpression call, String word) {
        boolean wordHere = snippets.contains(word)
                || (closures > 0
                        ? Words.isWord(word)
                        : Vocabulary.ofScripts().words().contains(word));
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
}
