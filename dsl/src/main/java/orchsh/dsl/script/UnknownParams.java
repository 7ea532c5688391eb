package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.scan.Suggestion;
import orchsh.engine.problem.Problem;

/** Finds params that files read and none of them declares; a snippet reads its own. */
final class UnknownParams {
    private final List<Problem> problems = new ArrayList<>();

    private UnknownParams() {}

    /**
     * Those of a stack; of its scripts nothing, if what they declare can only be known when they run.
     *
     * @param filesAreComputed whether some files are included by names that are worked out
     */
    static List<Problem> of(Collection<Unit> scripts, Collection<Unit> snippets, boolean filesAreComputed) {
        UnknownParams unknown = new UnknownParams();
        for (Unit snippet : snippets) {
            asksOf(snippet).filter(asks -> !asks.anyComputed()).ifPresent(asks -> unknown.look(snippet, asks.params()));
        }
        List<Asks> all =
                scripts.stream().flatMap(script -> asksOf(script).stream()).toList();
        if (!filesAreComputed && all.stream().noneMatch(Asks::anyComputed)) {
            Set<String> declared = new TreeSet<>();
            all.forEach(asks -> declared.addAll(asks.params()));
            scripts.forEach(script -> unknown.look(script, declared));
        }
        return unknown.problems;
    }

    private static Optional<Asks> asksOf(Unit unit) {
        return unit.compiled().map(CompiledScript::asks);
    }

    private void look(Unit unit, Set<String> declared) {
        asksOf(unit).stream()
                .flatMap(asks -> asks.reads().stream())
                .filter(read -> !declared.contains(read.name()))
                .forEach(read -> problems.add(problem(read, unit, declared)));
    }

    private static Problem problem(Asks.Read read, Unit unit, Set<String> declared) {
        return unit.text()
                .error(read.line(), read.column(), read.name().length(), "there is no param `" + read.name() + "`")
                .hint(Suggestion.of(read.name(), declared).orElse("declare it: param '" + read.name() + "'"));
    }
}
