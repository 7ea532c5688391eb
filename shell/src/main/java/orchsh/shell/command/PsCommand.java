package orchsh.shell.command;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import orchsh.engine.model.Service;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.ContainerTable;

/** Lists the stack's containers. */
final class PsCommand implements Command {
    private static final String SERVICES = "--services";
    private static final String STATUS = "--status";
    private static final String FILTER = "--filter";
    private static final String ORPHANS = "--orphans";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(this, "ps", "List the stack's containers, running or not.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.flag("accepted out of habit: all are listed", "-a", "--all"))
                .addOption(Syntax.flag("only the names of services", SERVICES))
                .addOption(Syntax.value(
                        "STATE", "only those that are: created, running, paused, restarting, exited, dead", STATUS))
                .addOption(Syntax.value("status=STATE", "likewise", FILTER))
                .addOption(Syntax.possibleValue(
                        "true|false",
                        OptionForm.ATTACHED_ONLY,
                        "with `=false` without containers of services that are not in the script",
                        ORPHANS))
                .addOption(Syntax.flag("cut nothing off where lines are long", ListOptions.WHOLE))
                .addOption(Syntax.flag("only the ids", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        String name = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            List<ObservedContainer> containers = chosen(call, name, engine);
            if (call.typed().has(SERVICES) && !call.typed().has("--quiet")) {
                ListOptions.printNames(
                        call,
                        "SERVICE",
                        containers.stream()
                                .flatMap(container -> container.service().stream())
                                .distinct()
                                .toList());
            } else {
                ListOptions.print(
                        call,
                        () -> containers.stream().map(ObservedContainer::id).toList(),
                        () -> ContainerTable.of(containers),
                        "stack `" + name + "` has no containers");
            }
            return ExitCode.FINE;
        }
    }

    private static List<ObservedContainer> chosen(Call call, String name, OpenEngine engine) {
        List<ObservedContainer> all = call.whileWanted(() -> Call.containersOf(name, engine.observer()));
        List<String> services = call.typed().words();
        List<String> missing = ServiceChoice.of(call, name, services).withoutContainer(all);
        missing.forEach(service -> call.note("service `" + service + "` has no container"));
        List<String> states = Stream.concat(
                        call.typed().values(STATUS).stream(),
                        call.typed().values(FILTER).stream().map(PsCommand::status))
                .map(PsCommand::state)
                .toList();
        Predicate<ObservedContainer> isKnown = Switch.isOn(call.typed(), ORPHANS, true) ? any -> true : ofScript(call);
        return all.stream()
                .filter(container -> services.isEmpty()
                        || container.service().filter(services::contains).isPresent())
                .filter(isKnown)
                .filter(container ->
                        states.isEmpty() || states.contains(container.state().word()))
                .toList();
    }

    private static Predicate<ObservedContainer> ofScript(Call call) {
        List<String> services =
                call.stack().services().stream().map(Service::name).toList();
        return container -> container.likeService().filter(services::contains).isPresent();
    }

    private static String status(String filter) {
        if (!filter.startsWith("status=")) {
            throw ProblemException.usage(Problem.error("`" + FILTER + "` takes `status=STATE`, not `" + filter + "`"));
        }
        return filter.substring("status=".length());
    }

    private static String state(String word) {
        List<String> known = Arrays.stream(State.values()).map(State::word).toList();
        if (!known.contains(word)) {
            throw ProblemException.usage(Problem.error("there is no state `" + word + "`")
                    .hint(NearMiss.hint(word, known).orElse("states: " + String.join(", ", known))));
        }
        return word;
    }
}
