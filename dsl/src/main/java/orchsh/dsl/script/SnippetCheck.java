package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.problem.NearMiss;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Compares what a snippet's word is given with what the snippet takes. */
final class SnippetCheck {
    private final String word;
    private final SnippetWord snippet;
    private final Reports reports;

    SnippetCheck(String word, SnippetWord snippet, Reports reports) {
        this.word = word;
        this.snippet = snippet;
        this.reports = reports;
    }

    void run(MethodCallExpression call) {
        Arguments given = Arguments.of(call);
        if (given.spread()) {
            return;
        }
        List<Expression> values = given.values();
        boolean mayHoldParams = !given.named() && values.size() == 2 && !Arguments.isPlain(values.get(0));
        if (mayHoldParams) {
            return;
        }
        if (values.size() != 1) {
            reports.report(
                    values.isEmpty() ? call.getMethod() : values.get(1),
                    values.isEmpty() ? "`" + word + "` is given no name" : "`" + word + "` takes one name",
                    Optional.of("for example " + word + " 'my-" + word + "'"));
        }
        if (!snippet.isComplete()) {
            return;
        }
        Set<String> said = new TreeSet<>();
        given.pairs().forEach(pair -> {
            String key = pair.getKeyExpression().getText();
            said.add(key);
            if (pair.getKeyExpression() instanceof ConstantExpression
                    && !snippet.params().contains(key)) {
                reports.report(
                        pair.getKeyExpression(), "`" + word + "` knows no `" + key + ":`", Optional.of(near(key)));
            }
        });
        boolean plain = given.pairs().stream().allMatch(pair -> pair.getKeyExpression() instanceof ConstantExpression)
                && values.stream().allMatch(Arguments::isPlain);
        List<String> missing = new TreeSet<>(snippet.needed())
                .stream().filter(name -> !said.contains(name)).toList();
        if (!missing.isEmpty() && (plain || given.named())) {
            reports.report(
                    call.getMethod(),
                    "`" + word + "` needs "
                            + String.join(
                                    " and ",
                                    missing.stream()
                                            .map(name -> "`" + name + ":`")
                                            .toList()),
                    Optional.of("for example " + word + " 'my-" + word + "', " + missing.get(0) + ": …"));
        }
    }

    private String near(String key) {
        Set<String> params = new TreeSet<>(snippet.params());
        return NearMiss.hint(key, params)
                .orElse(
                        params.isEmpty()
                                ? "it takes a name and nothing more"
                                : "it knows " + String.join(", ", params));
    }
}
