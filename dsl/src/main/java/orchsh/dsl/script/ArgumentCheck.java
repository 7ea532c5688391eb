package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.Vocabulary.Form;
import orchsh.dsl.scan.Suggestion;
import orchsh.dsl.value.Kinds;
import orchsh.dsl.value.WordException;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Compares what a word is given with the ways it can be written. */
final class ArgumentCheck {
    private final String word;
    private final Arguments given;
    private final List<Form> forms;
    private final Optional<String> example;
    private final Reports reports;

    ArgumentCheck(String word, Arguments given, List<Form> forms, Optional<String> example, Reports reports) {
        this.word = word;
        this.given = given;
        this.forms = forms;
        this.example = example;
        this.reports = reports;
    }

    /** Reports what is wrong, and says whether the word is written in a way that it can be. */
    boolean run(MethodCallExpression call) {
        if (!given.spread() && forms.stream().noneMatch(this::fits)) {
            reports.report(call.getMethod(), misfit(), example);
            return false;
        }
        keysTwice();
        unknownKeys();
        wrongKinds();
        return true;
    }

    /** A value that is worked out may turn out to be a map or a block. */
    private boolean fits(Form form) {
        int values = given.values().size();
        boolean named = given.named();
        boolean block = hasBlock();
        if (!named
                && form.named()
                && values > 0
                && !Arguments.isPlain(given.values().get(0))) {
            named = true;
            values--;
        }
        if (!block && form.block().isPresent() && values > form.values() && given.hasOpenValue()) {
            block = true;
            values--;
        }
        return form.named() == named
                && form.block().isPresent() == block
                && (form.more() ? values >= form.values() : values == form.values())
                && (named || form.values() > 0 || values > 0 || !form.more());
    }

    /** {@code volume 'v' { }} gives the block to the name, as Groovy reads it. */
    private boolean hasBlock() {
        return given.block()
                || given.values().stream()
                        .anyMatch(value -> value instanceof MethodCallExpression call
                                && call.isImplicitThis()
                                && Arguments.of(call).block()
                                && Arguments.of(call).values().isEmpty());
    }

    private String misfit() {
        boolean takesBlock = forms.stream().anyMatch(form -> form.block().isPresent());
        if (takesBlock && !given.block() && !given.values().isEmpty() && !given.named()) {
            return "`" + word + "` has no block";
        }
        if (!takesBlock && hasBlock()) {
            return "`" + word + "` takes no block";
        }
        if (given.named() && forms.stream().noneMatch(Form::named)) {
            return "`" + word + "` takes no `key: value` pairs";
        }
        if (!given.named() && forms.stream().allMatch(Form::named)) {
            return "`" + word + "` takes `key: value` pairs";
        }
        if (given.values().isEmpty()) {
            return "`" + word + "` is given no value";
        }
        if (given.named() && forms.stream().noneMatch(form -> form.named() && (form.more() || form.values() > 0))) {
            return "`" + word + "` takes values or `key: value` pairs, not both at once";
        }
        int most = forms.stream().mapToInt(Form::values).max().orElse(1);
        String values = most == 0 ? "no value" : most == 1 ? "one value" : most + " values";
        return "`" + word + "` takes " + values + ", not " + given.values().size();
    }

    private void keysTwice() {
        Set<String> seen = new HashSet<>();
        for (MapEntryExpression pair : given.pairs()) {
            if (pair.getKeyExpression() instanceof ConstantExpression key && !seen.add(key.getText())) {
                reports.report(key, "`" + key.getText() + ":` is given twice to `" + word + "`", Optional.empty());
            }
        }
    }

    private void unknownKeys() {
        Set<String> keys = keys();
        Set<String> known = new LinkedHashSet<>();
        for (Form form : forms) {
            if (form.named() && fits(form)) {
                if (!form.knowsKeys(keys)) {
                    return;
                }
                known.addAll(form.options().keySet());
            }
        }
        for (MapEntryExpression pair : given.pairs()) {
            if (pair.getKeyExpression() instanceof ConstantExpression key && !known.contains(key.getText())) {
                reports.report(
                        key,
                        "`" + word + "` knows no `" + key.getText() + ":`",
                        Suggestion.of(key.getText(), known)
                                .or(() -> Optional.of("it knows " + String.join(", ", known))));
            }
        }
    }

    private Set<String> keys() {
        Set<String> keys = new HashSet<>();
        given.pairs().forEach(pair -> keys.add(pair.getKeyExpression().getText()));
        return keys;
    }

    /** Values whose text tells that they are of a kind that no form of the word takes. */
    private void wrongKinds() {
        List<List<Misfit>> ofForms = forms.stream()
                .filter(this::fits)
                .map(this::misfits)
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        if (!ofForms.isEmpty() && !given.spread()) {
            ofForms.get(0)
                    .forEach(misfit -> reports.report(
                            misfit.value, String.valueOf(misfit.reason.getMessage()), misfit.reason.hint()));
        }
    }

    private record Misfit(Expression value, WordException reason) {}

    private List<Misfit> misfits(Form form) {
        List<Misfit> misfits = new ArrayList<>();
        int values = given.values().size();
        boolean isSureOfAll = form.named() == given.named() && (form.more() || values == form.values());
        for (int i = 0; isSureOfAll && i < values; i++) {
            misfit(word, form.kindOf(i), given.values().get(i))
                    .map(Number.class.isAssignableFrom(form.kindOf(i)) ? this::withExample : one -> one)
                    .ifPresent(misfits::add);
        }
        if (form.knowsKeys(keys())) {
            for (MapEntryExpression pair : given.pairs()) {
                String key = pair.getKeyExpression().getText();
                Class<?> kind = form.options().getOrDefault(key, Object.class);
                misfit(key, kind, pair.getValueExpression()).ifPresent(misfits::add);
            }
        }
        return misfits;
    }

    private Misfit withExample(Misfit misfit) {
        WordException reason = misfit.reason;
        String message = String.valueOf(reason.getMessage());
        return new Misfit(
                misfit.value,
                new WordException(message, reason.hint().or(() -> example).orElse("")));
    }

    private static Optional<Misfit> misfit(String name, Class<?> kind, Expression value) {
        return Literals.valueOf(value)
                .flatMap(literal -> Kinds.mismatch(name, kind, literal))
                .map(reason -> new Misfit(value, reason));
    }
}
