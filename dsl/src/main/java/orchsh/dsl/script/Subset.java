package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.value.Pair;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.LoopingStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;

/**
 * The part of the language that only describes: words, what they are given, {@code if}. Whatever is not known to belong
 * to it does not. It is looked at right after parsing, before Groovy resolves or runs anything of the text.
 */
final class Subset {
    static final String PAIR = Pair.class.getName();

    /** Words that run code, or bring in what does. */
    private static final Set<String> RUNNING = Set.of("task", "check", "include", "use", "sh", "watch");

    private static final Set<String> VALUE_WORDS = Set.of("secret", "config");
    private static final Set<String> NAMES = Set.of("name", "params");
    private static final Set<String> HIDDEN_PROPERTIES = Set.of("class", "metaClass", "properties");
    private static final Set<String> OPERATORS =
            Set.of("==", "!=", "<", ">", "<=", ">=", "+", "-", "/", "&&", "||", "in", "!in");
    private static final Map<Class<?>, String> NAMED = Map.ofEntries(
            Map.entry(DeclarationExpression.class, "a variable"),
            Map.entry(ClosureExpression.class, "a block that belongs to no word"),
            Map.entry(ConstructorCallExpression.class, "`new`"),
            Map.entry(MethodPointerExpression.class, "a reference to a method"),
            Map.entry(CastExpression.class, "`as`"),
            Map.entry(SpreadExpression.class, "`*`"),
            Map.entry(SpreadMapExpression.class, "`*:`"),
            Map.entry(LoopingStatement.class, "a loop"),
            Map.entry(ReturnStatement.class, "`return`"),
            Map.entry(AssertStatement.class, "`assert`"),
            Map.entry(TryCatchStatement.class, "`try`"));

    private final List<Deviation> deviations = new ArrayList<>();

    private Subset() {}

    /**
     * Something that does not belong to it.
     *
     * @param what it is, in words
     */
    record Deviation(ASTNode at, String what) {}

    /** All that does not belong to it, in the order found. */
    static List<Deviation> deviations(ModuleNode module) {
        Subset subset = new Subset();
        subset.look(module);
        return List.copyOf(subset.deviations);
    }

    private void deviate(ASTNode at, String what) {
        deviations.add(new Deviation(at, what));
    }

    private void look(ModuleNode module) {
        List<ASTNode> imports = new ArrayList<>(module.getImports());
        imports.addAll(module.getStarImports());
        imports.addAll(module.getStaticImports().values());
        imports.addAll(module.getStaticStarImports().values());
        imports.forEach(node -> deviate(node, "an import"));
        if (module.getPackage() != null) {
            deviate(module.getPackage(), "a package");
        }
        for (ClassNode type : module.getClasses()) {
            if (!type.isScript()) {
                deviate(type, "a class");
            }
        }
        for (MethodNode function : module.getMethods()) {
            deviate(function, "a function");
        }
        Vocabulary words = Vocabulary.ofScripts();
        look(module.getStatementBlock(), words, Set.of("snippet", "param"));
    }

    /** @param more words beside those of the vocabulary */
    private void look(Statement statement, Vocabulary words, Set<String> more) {
        if (statement.getStatementLabels() != null
                && !statement.getStatementLabels().isEmpty()) {
            deviate(statement, "a label");
        } else if (statement instanceof BlockStatement block) {
            block.getStatements().forEach(inner -> look(inner, words, more));
        } else if (statement instanceof ExpressionStatement expression) {
            said(expression.getExpression(), words, more);
        } else if (statement instanceof IfStatement choice) {
            value(choice.getBooleanExpression());
            look(choice.getIfBlock(), words, more);
            look(choice.getElseBlock(), words, more);
        } else if (!statement.isEmpty()) {
            deviate(statement, kind(statement));
        }
    }

    private void said(Expression expression, Vocabulary words, Set<String> more) {
        if (!(expression instanceof MethodCallExpression call) || !isPlainCall(call)) {
            deviate(expression, expression instanceof MethodCallExpression ? "a call on an object" : kind(expression));
            return;
        }
        String word = call.getMethodAsString();
        boolean known = words.words().contains(word) || more.contains(word);
        if (!known || RUNNING.contains(word)) {
            deviate(call, "`" + word + "`");
            return;
        }
        List<Expression> values = arguments(call);
        int last = values.size() - 1;
        if (last >= 0 && values.get(last) instanceof ClosureExpression block) {
            block(word, block, words);
            values = values.subList(0, last);
        }
        values.forEach(this::value);
    }

    private void block(String word, ClosureExpression block, Vocabulary words) {
        Optional<Class<?>> language = words.forms(word).stream()
                .flatMap(form -> form.block().stream())
                .findFirst();
        boolean describes = language.filter(
                        type -> type.isAssignableFrom(ServiceLanguage.class) || type == ScriptLanguage.class)
                .isPresent();
        if (!describes || block.getParameters() != null && block.getParameters().length > 0) {
            deviate(block, kind(block));
        } else {
            look(block.getCode(), Vocabulary.of(language.get()), Set.of());
        }
    }

    private static boolean isPlainCall(MethodCallExpression call) {
        return call.isImplicitThis()
                && call.getMethodAsString() != null
                && call.getMethod() instanceof ConstantExpression
                && !call.isSpreadSafe()
                && !call.isSafe()
                && call.getGenericsTypes() == null;
    }

    private static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression several
                ? several.getExpressions()
                : List.of(call.getArguments());
    }

    private void value(Expression value) {
        if (value instanceof ConstantExpression) {
            return;
        }
        if (value instanceof GStringExpression text) {
            text.getValues().forEach(this::value);
        } else if (value instanceof ListExpression list) {
            list.getExpressions().forEach(this::value);
        } else if (value instanceof MapExpression map) {
            map.getMapEntryExpressions().forEach(this::value);
        } else if (value instanceof MapEntryExpression entry) {
            value(entry.getKeyExpression());
            value(entry.getValueExpression());
        } else if (value instanceof RangeExpression range) {
            value(range.getFrom());
            value(range.getTo());
        } else if (value instanceof UnaryMinusExpression minus) {
            value(minus.getExpression());
        } else if (value instanceof UnaryPlusExpression plus) {
            value(plus.getExpression());
        } else if (value instanceof TernaryExpression choice) {
            List.of(choice.getBooleanExpression(), choice.getTrueExpression(), choice.getFalseExpression())
                    .forEach(this::value);
        } else if (value instanceof BooleanExpression condition) {
            value(condition.getExpression());
        } else if (value instanceof BitwiseNegationExpression pattern
                && pattern.getExpression() instanceof ConstantExpression) {
            return;
        } else if (value instanceof VariableExpression variable) {
            if (!NAMES.contains(variable.getName())) {
                deviate(variable, "the name `" + variable.getName() + "`");
            }
        } else if (value instanceof PropertyExpression property) {
            property(property);
        } else if (value instanceof BinaryExpression binary) {
            binary(binary);
        } else if (value instanceof MethodCallExpression call) {
            call(call);
        } else {
            deviate(value, kind(value));
        }
    }

    /** {@code params.version}, {@code 30.s}, and {@code name} where a block has a name of its own. */
    private void property(PropertyExpression property) {
        Expression of = property.getObjectExpression();
        String name = String.valueOf(property.getPropertyAsString());
        boolean plain = property.getProperty() instanceof ConstantExpression
                && !property.isSpreadSafe()
                && !HIDDEN_PROPERTIES.contains(name);
        boolean param =
                of instanceof VariableExpression params && params.getName().equals("params");
        boolean unit = of instanceof ConstantExpression number && number.getValue() instanceof Number;
        boolean own = of instanceof VariableExpression self && self.isThisExpression() && name.equals("name");
        if (!plain || !(param || unit || own)) {
            deviate(property, "a property of an object");
        }
    }

    private void binary(BinaryExpression binary) {
        String operator = binary.getOperation().getText();
        if (binary instanceof DeclarationExpression) {
            deviate(binary, kind(binary));
        } else if (operator.equals("=")) {
            deviate(binary, "an assignment");
        } else if (!OPERATORS.contains(operator)) {
            deviate(binary, "`" + operator + "`");
        } else {
            value(binary.getLeftExpression());
            value(binary.getRightExpression());
        }
    }

    /** {@code secret('x')} as a value, and {@code 8080 >> 80}, which is a pair by now. */
    private void call(MethodCallExpression call) {
        boolean word = isPlainCall(call) && VALUE_WORDS.contains(call.getMethodAsString());
        boolean pair = call.getObjectExpression() instanceof ClassExpression type
                && type.getType().getName().equals(PAIR);
        if (word || pair) {
            arguments(call).forEach(this::value);
        } else {
            deviate(call, isPlainCall(call) ? "`" + call.getMethodAsString() + "`" : "a call on an object");
        }
    }

    private static String kind(ASTNode node) {
        return NAMED.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(node))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(
                        node instanceof ArgumentListExpression
                                ? "a list of values"
                                : node instanceof BinaryExpression binary
                                                && binary.getOperation()
                                                        .getText()
                                                        .equals("=")
                                        ? "an assignment"
                                        : "this");
    }
}
