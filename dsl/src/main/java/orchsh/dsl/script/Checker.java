package orchsh.dsl.script;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Impossible;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.Units;
import orchsh.dsl.language.Vocabulary;
import orchsh.engine.problem.Problem;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that do not exist, stand in the wrong place or are given the wrong things: in the whole script, also in
 * branches that never run, before anything runs. It knows the words from the {@link Vocabulary} alone.
 */
final class Checker extends ClassCodeVisitorSupport {

    /** What every Groovy object can be asked for without a receiver, as far as anybody does in a script. */
    static final Set<String> GROOVY_FUNCTIONS =
            Set.of(("print println printf sprintf sleep with tap use each eachWithIndex every any collect find findAll"
                            + " findResult grep inject is dump inspect identity evaluate run getBinding setBinding"
                            + " getProperty setProperty invokeMethod getMetaClass getClass call times upto thread")
                    .split(" "));

    private static final Set<String> GROOVY_NAMES = Set.of(
            "binding",
            "args",
            "delegate",
            "owner",
            "thisObject",
            "metaClass",
            "class",
            "properties",
            "it",
            "this",
            "super");

    /** Methods of collections and numbers, which run their closure where it stands. */
    private static final Set<String> LOOPS = Set.of(("each eachWithIndex eachEntry collect collectMany collectEntries"
                    + " reverseEach times upto downto step every any find findAll findResult findResults inject"
                    + " groupBy sort sum min max unique takeWhile dropWhile withIndex with tap forEach eachLine"
                    + " splitEachLine withReader withWriter eachFile eachDir ifPresent map filter reduce")
            .split(" "));

    private final SourceUnit unit;
    private final SourceText source;
    private final Scopes scopes;
    private final Known known;
    private final Set<String> ownFunctions = new TreeSet<>();
    private final NamedParts named = new NamedParts();
    private final Deque<Context> contexts = new ArrayDeque<>();
    private @Nullable Context nextClosure;
    private boolean inFunction;

    /** What words mean at a point of a script. */
    private record Context(List<Vocabulary> vocabularies) {
        static final Context SCRIPT = new Context(List.of(Vocabulary.ofScripts()));
        /** A closure that is run nobody knows where. */
        static final Context ANYWHERE =
                new Context(List.of(Vocabulary.ofScripts(), Vocabulary.ofServices(), Vocabulary.ofTasks()));
        /** A function may be called by the script or by a task. */
        static final Context FUNCTION = new Context(List.of(Vocabulary.ofScripts(), Vocabulary.ofTasks()));

        static Context ofBlock(Class<?> language) {
            return new Context(List.of(Vocabulary.of(language)));
        }

        /** Whether the services of the running stack are known here by their names. */
        boolean isLive() {
            return vocabularies.contains(Vocabulary.ofTasks());
        }

        boolean knows(String word) {
            return vocabularies.stream().anyMatch(words -> words.words().contains(word));
        }

        Optional<Impossible> impossible(String word) {
            return vocabularies.stream()
                    .flatMap(words -> words.impossible(word).stream())
                    .findFirst();
        }

        /** The word for what compose files call so. */
        Optional<String> wordFor(String composeName) {
            return vocabularies.stream()
                    .flatMap(words -> words.wordFor(composeName).stream())
                    .findFirst();
        }

        boolean canRead(String name) {
            return vocabularies.stream().anyMatch(words -> words.readable().contains(name));
        }

        List<Vocabulary.Form> forms(String word) {
            return vocabularies.stream()
                    .flatMap(words -> words.forms(word).stream())
                    .toList();
        }

        Set<String> words() {
            Set<String> all = new TreeSet<>();
            vocabularies.forEach(words -> all.addAll(words.words()));
            return all;
        }
    }

    Checker(SourceUnit unit, SourceText source, Scopes scopes, Known known) {
        this.unit = unit;
        this.source = source;
        this.scopes = scopes;
        this.known = known;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitClass(ClassNode script) {
        script.getMethods().forEach(method -> ownFunctions.add(method.getName()));
        script.getMethods().forEach(method -> method.getCode().visit(named));
        script.getMethods().stream()
                .filter(function -> known.snippets().containsKey(function.getName()))
                .forEach(function -> report(
                        function,
                        "`" + function.getName() + "` is a snippet already",
                        Optional.of("give the function another name, or the snippet: use '…', as: 'other'")));
        contexts.push(Context.SCRIPT);
        super.visitClass(script);
        contexts.pop();
    }

    @Override
    public void visitMethod(MethodNode node) {
        inFunction = !node.getName().equals("run");
        if (inFunction) {
            contexts.push(Context.FUNCTION);
        }
        super.visitMethod(node);
        if (inFunction) {
            contexts.pop();
        }
        inFunction = false;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        Context context = nextClosure == null ? Context.ANYWHERE : nextClosure;
        nextClosure = null;
        contexts.push(context);
        super.visitClosureExpression(closure);
        contexts.pop();
    }

    /** A word without anything behind it is a variable to Groovy. */
    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        if (statement.getExpression() instanceof VariableExpression word
                && word.getAccessedVariable() instanceof DynamicVariable
                && known.snippets().containsKey(word.getName())) {
            report(
                    word,
                    "`" + word.getName() + "` is given no name",
                    Optional.of("for example " + word.getName() + " 'my-" + word.getName() + "'"));
            return;
        }
        if (statement.getExpression() instanceof VariableExpression word
                && word.getAccessedVariable() instanceof DynamicVariable
                && here().knows(word.getName())) {
            report(word, "`" + word.getName() + "` is given no value", manualOf(word.getName()));
            return;
        }
        super.visitExpressionStatement(statement);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String name = Words.nameOf(call);
        if (call.isImplicitThis() && !name.isEmpty()) {
            if (checkWord(call, name)) {
                Context block = closureContext(name);
                if (block.isLive()) {
                    refuseParameters(call, name);
                }
                visitArguments(call, block);
            }
            return;
        }
        if (continuesWord(call.getObjectExpression(), call.getMethod())
                || asksLiveValueInVain(call.getObjectExpression(), call.getMethod())) {
            return;
        }
        call.getObjectExpression().visit(this);
        call.getMethod().visit(this);
        visitArguments(call, LOOPS.contains(name) ? here() : Context.ANYWHERE);
    }

    /** Only the closures that are arguments themselves run in the context of the call. */
    private void visitArguments(MethodCallExpression call, Context closures) {
        if (!(call.getArguments() instanceof TupleExpression arguments)) {
            call.getArguments().visit(this);
            return;
        }
        for (Expression argument : arguments.getExpressions()) {
            nextClosure = argument instanceof ClosureExpression ? closures : null;
            argument.visit(this);
        }
        nextClosure = null;
    }

    /** Groovy would hand the block something that no script has a use for. */
    private void refuseParameters(MethodCallExpression call, String word) {
        if (!(call.getArguments() instanceof TupleExpression arguments)) {
            return;
        }
        for (Expression argument : arguments.getExpressions()) {
            if (argument instanceof ClosureExpression block
                    && block.getParameters() != null
                    && block.getParameters().length > 0) {
                report(
                        block.getParameters()[0],
                        "the block of `" + word + "` takes no parameters",
                        word.equals("task")
                                ? Optional.of("what was typed after its name is in `args`")
                                : Optional.empty());
            }
        }
    }

    private Context closureContext(String word) {
        if (known.snippets().containsKey(word)) {
            return Context.ofBlock(ServiceLanguage.class);
        }
        Optional<Class<?>> block = here().forms(word).stream()
                .flatMap(form -> form.block().stream())
                .findFirst();
        return block.<Context>map(Context::ofBlock).orElse(Context.ANYWHERE);
    }

    private Context here() {
        return contexts.isEmpty() ? Context.SCRIPT : contexts.getFirst();
    }

    /** Whether what the word is given is worth looking at too. */
    private boolean checkWord(MethodCallExpression call, String name) {
        Optional<Impossible> impossible = here().impossible(name);
        if (impossible.isPresent()) {
            report(
                    call.getMethod(),
                    "`" + name + "` is not possible here: " + impossible.get().why(),
                    Optional.of(impossible.get().instead()));
            return false;
        }
        SnippetWord snippet = known.snippets().get(name);
        if (snippet != null) {
            return checkSnippet(call, name, snippet);
        }
        if (name.equals("use") && here().knows(name) && !isPlainUse(call)) {
            report(call, "`use` takes plain texts, so that its word is known before anything runs", manualOf("use"));
            return false;
        }
        if (here().knows(name)) {
            return new ArgumentCheck(name, Arguments.of(call), here().forms(name), manualOf(name), this::report)
                    .run(call);
        }
        if (ownFunctions.contains(name)
                || scopes.isShared(name)
                || (here().isLive() && (named.tasks().contains(name) || named.areOpen()))) {
            return true;
        }
        ASTNode word = call.getMethod();
        Optional<Known.Included> included = known.function(name);
        if (included.isPresent()) {
            return checkIncluded(call, name, included.get());
        }
        if (Vocabulary.ofServices().words().contains(name)) {
            report(word, "`" + name + "` belongs inside the block of a service", Optional.empty());
        } else if (Vocabulary.ofScripts().words().contains(name)) {
            report(
                    word,
                    "`" + name + "` does not belong inside the block of a " + (here().isLive() ? "task" : "service"),
                    Optional.of("write it before or behind the block"));
        } else if (Vocabulary.ofTasks().words().contains(name)) {
            report(word, "`" + name + "` belongs inside the block of a task or check", Optional.empty());
        } else if (known.isComplete() && !GROOVY_FUNCTIONS.contains(name)) {
            Set<String> candidates = new TreeSet<>(here().words());
            candidates.addAll(known.snippets().keySet());
            candidates.addAll(ownFunctions);
            candidates.addAll(known.functions().keySet());
            if (here().isLive()) {
                candidates.addAll(named.tasks());
            }
            report(
                    word,
                    "unknown word `" + name + "`",
                    here().wordFor(name)
                            .map(ours -> "did you mean `" + ours + "`?")
                            .or(() -> Suggestion.of(name, candidates)));
        } else {
            return true;
        }
        return false;
    }

    /** What an included file has is there from the line on that includes it; functions and blocks may run later. */
    private boolean checkIncluded(MethodCallExpression call, String name, Known.Included from) {
        boolean runsHere = contexts.size() == 1 && !inFunction;
        if (!runsHere || source.offset(call.getLineNumber(), call.getColumnNumber()) > from.offset()) {
            return true;
        }
        report(
                call.getMethod(),
                "`" + name + "` comes from `" + from.file() + "`, which is not included yet",
                Optional.of("write the `include` above this line"));
        return false;
    }

    private boolean checkSnippet(MethodCallExpression call, String name, SnippetWord snippet) {
        if (!here().knows("service")) {
            report(
                    call.getMethod(),
                    "`" + name + "` does not belong inside the block of a service",
                    Optional.of("write it before or behind the block"));
            return false;
        }
        new SnippetCheck(name, snippet, this::report).run(call);
        return true;
    }

    /** Whether it has been seen before Groovy read the script. */
    private boolean isPlainUse(MethodCallExpression call) {
        int from = source.offset(call.getLineNumber(), call.getColumnNumber());
        return Uses.in(source.text()).stream().anyMatch(use -> use.from() == from);
    }

    private Optional<String> manualOf(String word) {
        return here().vocabularies().stream()
                .flatMap(vocabulary -> vocabulary.manual(word).stream())
                .map(manual -> "for example " + manual.example())
                .findFirst();
    }

    /** {@code image 'a' image 'b'} on one line is a chain of calls to Groovy. */
    private boolean continuesWord(Expression before, Expression next) {
        if (before instanceof MethodCallExpression call
                && call.isImplicitThis()
                && here().knows(Words.nameOf(call))
                && !(here().isLive() && Vocabulary.ofTasks().givesValue(Words.nameOf(call)))
                && here().forms(Words.nameOf(call)).stream()
                        .allMatch(form -> form.block().isEmpty())) {
            report(
                    next,
                    "`" + next.getText() + "` stands behind `" + Words.nameOf(call) + "` on one line",
                    here().knows(next.getText())
                            ? Optional.of("put a `;` or a new line between them")
                            : manualOf(Words.nameOf(call)));
            return true;
        }
        return false;
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (property.getObjectExpression() instanceof ConstantExpression number
                && number.getValue() instanceof Number
                && property.getProperty() instanceof ConstantExpression unit) {
            checkUnit(number, unit);
            return;
        }
        if (!continuesWord(property.getObjectExpression(), property.getProperty())
                && !asksLiveValueInVain(property.getObjectExpression(), property.getProperty())) {
            super.visitPropertyExpression(property);
        }
    }

    /** {@code db.prot(5432)}, where db is a service of the running stack. */
    private boolean asksLiveValueInVain(Expression asked, Expression what) {
        if (!here().isLive()
                || !(asked instanceof VariableExpression variable)
                || !(variable.getAccessedVariable() instanceof DynamicVariable)
                || scopes.isShared(variable.getName())
                || !named.services().contains(variable.getName())
                || !(what instanceof ConstantExpression name)
                || LiveValues.know(name.getText())
                || GROOVY_FUNCTIONS.contains(name.getText())) {
            return false;
        }
        report(
                name,
                "a service has no `" + name.getText() + "`",
                Suggestion.of(name.getText(), LiveValues.names())
                        .or(() -> Optional.of("it has " + String.join(", ", LiveValues.names()))));
        return true;
    }

    private void checkUnit(ConstantExpression number, ConstantExpression unit) {
        Set<String> known = new TreeSet<>();
        for (Method method : Units.class.getMethods()) {
            if (method.getName().startsWith("get") && method.getParameterCount() == 1) {
                known.add(method.getName().substring(3).toLowerCase(Locale.ROOT));
            }
        }
        String name = unit.getText();
        if (!known.contains(name) && !name.equals("class")) {
            report(
                    unit,
                    "unknown unit `" + name + "` behind " + number.getText(),
                    Suggestion.of(name, known).or(() -> Optional.of("known are " + String.join(", ", known))));
        }
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (binary.getOperation().isA(Types.EQUAL)
                && binary.getLeftExpression() instanceof VariableExpression variable
                && variable.getAccessedVariable() instanceof DynamicVariable) {
            boolean inBlock = here().knows("image");
            if (inBlock && !scopes.isShared(variable.getName())) {
                report(
                        variable,
                        "unknown word `" + variable.getName() + "`",
                        Suggestion.of(variable.getName(), here().words()));
            }
            binary.getRightExpression().visit(this);
            return;
        }
        super.visitBinaryExpression(binary);
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        String name = variable.getName();
        if (!(variable.getAccessedVariable() instanceof DynamicVariable)
                || scopes.isShared(name)
                || here().canRead(name)
                || (here().isLive()
                        && (named.areOpen()
                                || !known.isComplete()
                                || named.services().contains(name)))
                || Vocabulary.ofScripts().readable().contains(name)
                || GROOVY_NAMES.contains(name)) {
            return;
        }
        if (here().knows(name)) {
            report(variable, "`" + name + "` is given no value", manualOf(name));
        } else if (known.isComplete()) {
            unknownName(variable);
        }
    }

    private void unknownName(VariableExpression variable) {
        String name = variable.getName();
        if (inFunction && scopes.everDeclared().contains(name)) {
            report(
                    variable,
                    "function does not see the script's variable `" + name + "`",
                    Optional.of("leave out its `def`, or hand it over as a parameter"));
            return;
        }
        if (named.services().contains(name)) {
            report(
                    variable,
                    "unknown name `" + name + "`",
                    Optional.of("the service of this name is written in quotes: '" + name + "'"));
            return;
        }
        Optional<String> dashed = here().isLive() ? named.serviceBeginningWith(name + "-") : Optional.empty();
        if (dashed.isPresent()) {
            report(
                    variable,
                    "unknown name `" + name + "`",
                    Optional.of("the service with a dash in its name is written services['" + dashed.get() + "']"));
            return;
        }
        Collection<String> candidates = new HashSet<>(scopes.everDeclared());
        candidates.addAll(here().words());
        if (here().isLive()) {
            candidates.addAll(named.services());
        }
        report(
                variable,
                "unknown name `" + name + "`",
                Suggestion.of(name, candidates).or(() -> Optional.of(Suggestion.ofName(name))));
    }

    private void report(ASTNode node, String message, Optional<String> hint) {
        boolean oneLine = node.getLastLineNumber() == node.getLineNumber();
        int length = oneLine ? node.getLastColumnNumber() - node.getColumnNumber() : Integer.MAX_VALUE;
        Problem problem = source.error(node.getLineNumber(), node.getColumnNumber(), length, message);
        unit.getErrorCollector()
                .addErrorAndContinue(new ProblemMessage(hint.map(problem::hint).orElse(problem)));
    }
}
