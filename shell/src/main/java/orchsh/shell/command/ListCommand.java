package orchsh.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.Listing;

/** Lists all stacks of the engine, those of docker compose too. */
final class ListCommand implements Command {
    private static final String FILTER = "--filter";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(
                Syntax.command(this, "ls", "List all stacks on the engine, those of docker compose too.")
                        .addOption(Syntax.value("name=TEXT", "only those with this in their names", FILTER))
                        .addOption(Syntax.flag("accepted out of habit: all are listed", "-a", "--all"))
                        .addOption(Syntax.flag("only the names", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.ENGINE;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> parts =
                call.typed().values(FILTER).stream().map(ListCommand::nameOf).toList();
        try (OpenEngine engine = call.openEngine()) {
            ObservedStack observed = call.whileWanted(() -> engine.observe(""));
            Map<String, List<ObservedContainer>> stacks = new TreeMap<>();
            for (ObservedContainer container : observed.containers()) {
                container
                        .project()
                        .filter(name -> !name.isEmpty() && parts.stream().allMatch(name::contains))
                        .ifPresent(name -> stacks.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(container));
            }
            Listing listing = Listing.of("NAME", "STATUS", "MADE BY", "FILES");
            stacks.forEach(
                    (name, containers) -> listing.row(name, status(containers), maker(containers), files(containers)));
            ListOptions.print(call, listing, "there are no stacks on this engine");
            return ExitCode.FINE;
        }
    }

    private static String nameOf(String filter) {
        if (!filter.startsWith("name=")) {
            throw ProblemException.usage(Problem.error("`" + FILTER + "` takes `name=TEXT`, not `" + filter + "`"));
        }
        return filter.substring("name=".length());
    }

    /** For example {@code running(2), exited(1)}. */
    private static String status(List<ObservedContainer> containers) {
        Map<State, Long> counts = containers.stream()
                .collect(Collectors.groupingBy(ObservedContainer::state, TreeMap::new, Collectors.counting()));
        List<String> words = new ArrayList<>();
        Optional.ofNullable(counts.remove(State.RUNNING)).ifPresent(count -> words.add("running(" + count + ")"));
        counts.forEach((state, count) -> words.add(state.word() + "(" + count + ")"));
        return String.join(", ", words);
    }

    private static String maker(List<ObservedContainer> containers) {
        boolean isOurs = containers.stream()
                .anyMatch(container -> container.label(Labels.STACK).isPresent());
        return isOurs ? "orchsh" : "docker compose";
    }

    private static List<String> files(List<ObservedContainer> containers) {
        return containers.stream()
                .flatMap(container -> container.label(Labels.CONFIG_FILES).stream())
                .flatMap(files -> List.of(files.split(",")).stream())
                .distinct()
                .toList();
    }
}
