package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.build.Outline;
import orchsh.dsl.task.ServiceHint;
import orchsh.engine.problem.Problem;

/** Finds services of which tasks speak and which there cannot be, whatever the script is given. */
final class UnknownServices {
    private final Set<String> known;
    private final List<Unit> files;
    private final List<Unit> all;
    private final boolean anyComputedFile;

    /**
     * What is known of the services of a stack.
     *
     * @param known the names of those that the scripts have declared now that they have run, of profiles that were not
     *     chosen too
     * @param scripts its scripts, with all that they include
     * @param snippets what they use
     * @param anyComputedFile whether some files are included by names that are worked out
     */
    UnknownServices(
            Collection<String> known, Collection<Unit> scripts, Collection<Unit> snippets, boolean anyComputedFile) {
        this.known = new TreeSet<>(known);
        this.files = List.copyOf(scripts);
        this.all = new ArrayList<>(scripts);
        this.all.addAll(snippets);
        this.anyComputedFile = anyComputedFile;
    }

    /** Those of which a script speaks. */
    List<Problem> in(Unit script) {
        if (dependOnWhatIsGiven()) {
            return List.of();
        }
        return script.serviceTalk().spoken().stream()
                .filter(spoken -> isUnknown(spoken.name()))
                .map(spoken -> script.text()
                        .error(
                                spoken.line(),
                                spoken.column(),
                                spoken.length(),
                                "there is no service `" + spoken.name() + "`")
                        .hint(ServiceHint.of(spoken.name(), known)))
                .toList();
    }

    /** Those of which the files speak that a script includes; these may be there for other stacks, too. */
    List<Problem> inOthersThan(Unit script) {
        return files.stream()
                .filter(file -> !file.equals(script))
                .flatMap(file -> in(file).stream())
                .map(Problem::asWarning)
                .toList();
    }

    /** A loop may declare others, if it is told so by a param, a profile or the environment. */
    private boolean dependOnWhatIsGiven() {
        boolean anyComputed = files.stream().anyMatch(file -> file.serviceTalk().anyComputed());
        return anyComputedFile || anyComputed && files.stream().anyMatch(UnknownServices::isGivenSomething);
    }

    private static boolean isGivenSomething(Unit file) {
        return file.text().text().contains("getenv")
                || file.compiled()
                        .map(CompiledScript::asks)
                        .filter(asks -> asks.anyComputed()
                                || !asks.params().isEmpty()
                                || !asks.profiles().isEmpty())
                        .isPresent();
    }

    private boolean isUnknown(String name) {
        return !known.contains(name)
                && all.stream().noneMatch(unit -> unit.serviceTalk().mayDeclare(name))
                && files.stream()
                        .flatMap(unit -> unit.outline().stream())
                        .flatMap(outline -> outline.services().stream())
                        .map(Outline.OutlinedService::name)
                        .noneMatch(name::equals);
    }
}
