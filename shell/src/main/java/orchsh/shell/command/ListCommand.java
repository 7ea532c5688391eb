package orchsh.shell.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.Listing;

/** Lists all stacks of the engine, those of docker compose too. */
final class ListCommand implements Looking {
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
    public ExitCode look(Glance call) {
        List<String> parts = new ArrayList<>();
        for (String filter : call.typed().values(FILTER)) {
            parts.add(nameOf(filter));
        }
        try (EngineView engine = call.openEngine()) {
            Listing listing = Listing.of("NAME", "STATUS", "MADE BY", "FILES");
            for (Map.Entry<String, List<ObservedContainer>> stack :
                    stacks(call.listed(engine), parts).entrySet()) {
                List<ObservedContainer> containers = stack.getValue();
                listing.row(stack.getKey(), status(containers), maker(containers), files(containers));
            }
            ListOptions.print(call, listing, "there are no stacks on this engine");
            return ExitCode.FINE;
        }
    }

    private static Map<String, List<ObservedContainer>> stacks(List<ObservedContainer> containers, List<String> parts) {
        Map<String, List<ObservedContainer>> stacks = new TreeMap<>();
        for (ObservedContainer container : containers) {
            String name = container.project().orElse("");
            if (!name.isEmpty() && hasAll(name, parts)) {
                List<ObservedContainer> its = stacks.getOrDefault(name, new ArrayList<>());
                its.add(container);
                stacks.put(name, its);
            }
        }
        return stacks;
    }

    private static boolean hasAll(String name, List<String> parts) {
        for (String part : parts) {
            if (!name.contains(part)) {
                return false;
            }
        }
        return true;
    }

    private static String nameOf(String filter) {
        if (!filter.startsWith("name=")) {
            throw ProblemException.usage(Problem.error("`" + FILTER + "` takes `name=TEXT`, not `" + filter + "`"));
        }
        return filter.substring("name=".length());
    }

    /** For example {@code running(2), exited(1)}. */
    private static String status(List<ObservedContainer> containers) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (ObservedContainer container : containers) {
            counts.put(container.state(), counts.getOrDefault(container.state(), 0) + 1);
        }
        List<String> words = new ArrayList<>();
        Integer running = counts.remove(State.RUNNING);
        if (running != null) {
            words.add("running(" + running + ")");
        }
        for (Map.Entry<State, Integer> count : counts.entrySet()) {
            words.add(count.getKey().word() + "(" + count.getValue() + ")");
        }
        return String.join(", ", words);
    }

    private static String maker(List<ObservedContainer> containers) {
        for (ObservedContainer container : containers) {
            if (container.label(Labels.STACK).isPresent()) {
                return "orchsh";
            }
        }
        return "docker compose";
    }

    private static List<String> files(List<ObservedContainer> containers) {
        Set<String> files = new LinkedHashSet<>();
        for (ObservedContainer container : containers) {
            Optional<String> told = container.label(Labels.CONFIG_FILES);
            if (told.isPresent()) {
                files.addAll(List.of(told.get().split(",")));
            }
        }
        return List.copyOf(files);
    }
}
