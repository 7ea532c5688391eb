package orchsh.dsl.script;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Suggestion;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Finds names that nothing has, and words without anything behind them, which are names to Groovy. */
final class NameCheck {
    private final Standpoint point;
    private final Reports reports;

    NameCheck(Standpoint point, Reports reports) {
        this.point = point;
        this.reports = reports;
    }

    /** Whether a statement is a word and nothing more, which has then been refused. */
    boolean isWordAlone(VariableExpression word) {
        String name = word.getName();
        if (!(word.getAccessedVariable() instanceof DynamicVariable)) {
            return false;
        }
        if (point.snippet(name).isPresent()) {
            reports.report(
                    word, "`" + name + "` is given no name", Optional.of("for example " + name + " 'my-" + name + "'"));
            return true;
        }
        if (point.here().knows(name)) {
            withoutValue(word);
            return true;
        }
        return false;
    }

    /** A name that is assigned to; one that is new declares a variable, but for blocks of services. */
    void assigned(VariableExpression variable) {
        if (point.here().knows("image") && !point.scopes().isShared(variable.getName())) {
            reports.report(
                    variable,
                    "unknown word `" + variable.getName() + "`",
                    Suggestion.of(variable.getName(), point.here().words()));
        }
    }

    /** A word to which something is added, {@code ports += '80'}; whether that has been refused. */
    boolean addedTo(VariableExpression variable) {
        String name = variable.getName();
        boolean isWord = point.isOpen(variable)
                && point.here().knows(name)
                && !point.here().canRead(name);
        if (isWord) {
            reports.report(
                    variable,
                    "`" + name + "` is a word, and nothing is added to words",
                    point.here().example(name));
        }
        return isWord;
    }

    /** A name that is read. */
    void read(VariableExpression variable) {
        String name = variable.getName();
        if (!point.isOpen(variable)
                || point.here().canRead(name)
                || point.mayBeLive(name)
                || Vocabulary.ofScripts().readable().contains(name)
                || GroovyNames.VARIABLES.contains(name)) {
            return;
        }
        if (point.here().knows(name)) {
            withoutValue(variable);
        } else if (point.known().isComplete()) {
            unknown(variable);
        }
    }

    private void withoutValue(VariableExpression word) {
        reports.report(
                word, "`" + word.getName() + "` is given no value", point.here().example(word.getName()));
    }

    private void unknown(VariableExpression variable) {
        String name = variable.getName();
        boolean hidden = point.isInFunction() && point.scopes().everDeclared().contains(name);
        reports.report(
                variable,
                hidden ? "function does not see the script's variable `" + name + "`" : "unknown name `" + name + "`",
                Optional.of(hidden ? "leave out its `def`, or hand it over as a parameter" : meant(name)));
    }

    private String meant(String name) {
        NamedParts named = point.named();
        if (named.services().contains(name)) {
            return "the service of this name is written in quotes: '" + name + "'";
        }
        Optional<String> dashed = point.here().isLive() ? named.serviceBeginningWith(name + "-") : Optional.empty();
        if (dashed.isPresent()) {
            return "the service with a dash in its name is written services['" + dashed.get() + "']";
        }
        Collection<String> candidates = new HashSet<>(point.scopes().everDeclared());
        candidates.addAll(point.here().words());
        if (point.here().isLive()) {
            candidates.addAll(named.services());
            point.known().lasting().ifPresent(left -> candidates.addAll(left.services()));
        }
        return Suggestion.of(name, candidates).orElseGet(() -> Suggestion.ofName(name));
    }
}
