package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** The names of a script's services and tasks, as far as they can be read without running it. */
final class NamedParts extends CodeVisitorSupport {
    private static final Set<String> DECLARATIONS = Set.of("service", "job");
    private static final Set<String> FROM_ELSEWHERE = Set.of("include", "use");

    private final Set<String> services = new TreeSet<>();
    private final Set<String> tasks = new TreeSet<>();
    private final Set<String> patterns = new TreeSet<>();
    private final Set<String> bySnippets = new TreeSet<>();
    private final Set<String> snippets;
    private boolean open;
    private boolean anyComputedService;

    /** @param snippets the words of snippets, each of which makes a service of the name that it is given */
    NamedParts(Set<String> snippets) {
        this.snippets = snippets;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = Words.nameOf(call);
        if (call.isImplicitThis() && DECLARATIONS.contains(word)) {
            add(call, services);
            addComputed(call);
        } else if (call.isImplicitThis() && snippets.contains(word)) {
            first(call).flatMap(NamedParts::plain).ifPresent(bySnippets::add);
            addComputed(call);
        } else if (call.isImplicitThis() && word.equals("task")) {
            add(call, tasks);
        } else if (call.isImplicitThis() && FROM_ELSEWHERE.contains(word)) {
            open = true;
        }
        super.visitMethodCallExpression(call);
    }

    private void add(MethodCallExpression call, Set<String> names) {
        first(call).flatMap(NamedParts::plain).ifPresentOrElse(names::add, () -> open = true);
    }

    private static Optional<Expression> first(MethodCallExpression call) {
        return Arguments.of(call).values().stream().findFirst();
    }

    private static Optional<String> plain(Expression name) {
        return name instanceof ConstantExpression constant ? Optional.of(constant.getText()) : Optional.empty();
    }

    /** A name that is not plain: of a text with values in it, the rest of the text is known. */
    private void addComputed(MethodCallExpression call) {
        Optional<Expression> name = first(call);
        if (name.flatMap(NamedParts::plain).isPresent()) {
            return;
        }
        Optional<List<String>> texts = name.filter(GStringExpression.class::isInstance)
                .map(text -> ((GStringExpression) text)
                        .getStrings().stream().map(Expression::getText).toList())
                .filter(all -> all.stream().anyMatch(text -> !text.isEmpty()));
        texts.ifPresentOrElse(
                all -> patterns.add(all.stream().map(Pattern::quote).collect(Collectors.joining(".*"))),
                () -> anyComputedService = true);
    }

    /** Tells which services are declared, in whatever branch. */
    void tell(ServiceTalk talk) {
        services.forEach(talk::declare);
        bySnippets.forEach(talk::declare);
        patterns.forEach(talk::declareLike);
        if (anyComputedService) {
            talk.declareComputed();
        }
    }

    Set<String> services() {
        return services;
    }

    Set<String> tasks() {
        return tasks;
    }

    /** Whether there may be more: names that are worked out, or that come from elsewhere. */
    boolean areOpen() {
        return open;
    }

    Optional<String> serviceBeginningWith(String text) {
        return services.stream().filter(name -> name.startsWith(text)).findFirst();
    }
}
