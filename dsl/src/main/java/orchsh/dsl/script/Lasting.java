package orchsh.dsl.script;

import groovy.lang.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/** What the entries of a session leave to those after them: variables, functions, classes and imports. */
final class Lasting {
    private final Classes classes = new Classes();
    private final List<ImportNode> imports = new ArrayList<>();
    private final List<ImportNode> found = new ArrayList<>();
    private final List<Unit> entries = new ArrayList<>();
    private Optional<Binding> variables = Optional.empty();
    private Set<String> services = Set.of();
    private Set<String> tasks = Set.of();

    /** Where the variables are kept. */
    void keepVariablesIn(Binding binding) {
        variables = Optional.of(binding);
    }

    /** What the stack of the session has just now. */
    void stackHas(Set<String> ofServices, Set<String> ofTasks) {
        services = Set.copyOf(ofServices);
        tasks = Set.copyOf(ofTasks);
    }

    Set<String> services() {
        return services;
    }

    Set<String> tasks() {
        return tasks;
    }

    Set<String> variables() {
        Set<String> names = new TreeSet<>();
        variables.ifPresent(there ->
                // a copy, which nobody changes meanwhile
                List.copyOf(there.getVariables().keySet()).forEach(name -> names.add(String.valueOf(name))));
        return names;
    }

    Set<String> functions() {
        Set<String> names = new TreeSet<>();
        entries.forEach(entry -> entry.compiled()
                .ifPresent(compiled -> names.addAll(compiled.offer().functions())));
        return names;
    }

    /** The classes of all entries so far. */
    ClassLoader classes() {
        return classes;
    }

    /** The entries that later ones may make use of. */
    List<Unit> entries() {
        return List.copyOf(entries);
    }

    /** The latest entry that has the function. */
    Optional<Unit> latestWith(String function) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Optional<CompiledScript> compiled = entries.get(i).compiled();
            if (compiled.isPresent() && compiled.get().offer().functions().contains(function)) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    /** An entry has been compiled, and runs now. */
    void add(Unit entry) {
        entries.add(entry);
        imports.addAll(found);
        found.clear();
    }

    /** Keeps the classes that the text of an entry has beside its lines. */
    void keep(CompiledScript compiled, ScriptClasses loader) {
        Optional<String> main = compiled.mainClass();
        compiled.classes().keySet().stream()
                .filter(name -> main.isEmpty() || !name.equals(main.get()) && !name.startsWith(main.get() + "$"))
                .forEach(name -> classes.owners.put(name, loader));
    }

    /** Gives an entry the imports of those before it, and lets its variables outlive it. */
    void prepare(ModuleNode entry) {
        found.clear();
        found.addAll(entry.getImports());
        found.addAll(entry.getStarImports());
        found.addAll(entry.getStaticImports().values());
        found.addAll(entry.getStaticStarImports().values());
        imports.forEach(known -> repeat(known, entry));
        List<Statement> lines = entry.getStatementBlock().getStatements();
        lines.replaceAll(Lasting::withoutDeclaration);
    }

    private static void repeat(ImportNode known, ModuleNode entry) {
        if (known.isStar() && known.isStatic()) {
            entry.addStaticStarImport(known.getClassName(), ClassHelper.make(known.getClassName()));
        } else if (known.isStatic()) {
            if (!entry.getStaticImports().containsKey(known.getAlias())) {
                entry.addStaticImport(ClassHelper.make(known.getClassName()), known.getFieldName(), known.getAlias());
            }
        } else if (known.isStar()) {
            entry.addStarImport(known.getPackageName());
        } else if (entry.getImport(known.getAlias()) == null) {
            entry.addImport(known.getAlias(), ClassHelper.make(known.getClassName()));
        }
    }

    /** {@code def x = 1} outside of everything means {@code x = 1}, which outlives its entry. */
    private static Statement withoutDeclaration(Statement line) {
        if (!(line instanceof ExpressionStatement statement)
                || !(statement.getExpression() instanceof DeclarationExpression declaration)
                || !declaration.getAnnotations().isEmpty()) {
            return line;
        }
        Token equals = new Token(
                Types.EQUAL,
                "=",
                declaration.getOperation().getStartLine(),
                declaration.getOperation().getStartColumn());
        Expression value = declaration.getRightExpression() instanceof EmptyExpression
                ? ConstantExpression.NULL
                : declaration.getRightExpression();
        BinaryExpression assignment = new BinaryExpression(declaration.getLeftExpression(), equals, value);
        assignment.setSourcePosition(declaration);
        ExpressionStatement plain = new ExpressionStatement(assignment);
        plain.setSourcePosition(line);
        return plain;
    }

    /** The classes of all entries, by name; of several with one name the latest. */
    private static final class Classes extends ClassLoader {
        private final Map<String, ScriptClasses> owners = new HashMap<>();

        Classes() {
            super("session", ScriptClasses.PARENT);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ScriptClasses owner = owners.get(name);
            if (owner == null) {
                throw new ClassNotFoundException(name);
            }
            return owner.loadClass(name);
        }
    }
}
