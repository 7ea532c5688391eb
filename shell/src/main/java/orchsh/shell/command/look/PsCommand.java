package orchsh.shell.command.look;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.Succession;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.Looking;
import orchsh.shell.call.ServiceChoice;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Switch;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.container.ContainerTable;
import orchsh.shell.view.table.Listing;

/** Lists the stack's containers. */
public final class PsCommand implements Looking {
    private static final String SERVICES = "--services";
    private static final String STATUS = "--status";
    private static final String FILTER = "--filter";
    private static final String ALL = "--all";
    private static final String ORPHANS = "--orphans";
    private static final String TIMES = "--times";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look("ps", "List the stack's containers, running or not.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.flag("also what is kept for `deploy --rollback`", "-a", ALL))
                .addOption(Syntax.flag("only the names of services", SERVICES))
                .addOption(Syntax.value(
                        "STATE", "only those that are: created, running, paused, restarting, exited, dead", STATUS))
                .addOption(Syntax.value("status=STATE", "likewise", FILTER))
                .addOption(Syntax.possibleValue(
                        "true|false",
                        OptionForm.ATTACHED_ONLY,
                        "with `=false` without containers of services that are not in the script",
                        ORPHANS))
                .addOption(Syntax.flag("with when each was started and when it ended", TIMES)
                        .adding("started", "ended"))
                .addOption(Syntax.flag("cut nothing off where lines are long", ListOptions.WHOLE))
                .addOption(Syntax.flag("only the ids", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode look(Glance call) {
        String name = call.stackName();
        try (EngineView engine = call.openEngine()) {
            List<ObservedContainer> containers = chosen(call, name, engine);
            if (call.typed().has(SERVICES) && !call.typed().has("--quiet")) {
                ListOptions.printNames(call, "SERVICE", services(containers));
            } else if (ListOptions.areNamesWanted(call.typed())) {
                call.print(ids(containers));
            } else {
                ListOptions.print(call, table(call, containers, engine), "stack `" + name + "` has no containers");
            }
            return ExitCode.FINE;
        }
    }

    private static Listing table(Glance call, List<ObservedContainer> containers, EngineView engine) {
        return call.typed().has(TIMES)
                ? ContainerTable.of(containers, ContainerTimes.of(containers, engine, call))
                : ContainerTable.of(containers);
    }

    private static List<String> services(List<ObservedContainer> containers) {
        Set<String> services = new LinkedHashSet<>();
        for (ObservedContainer container : containers) {
            Optional<String> service = container.service();
            if (service.isPresent()) {
                services.add(service.get());
            }
        }
        return List.copyOf(services);
    }

    private static List<String> ids(List<ObservedContainer> containers) {
        List<String> ids = new ArrayList<>();
        for (ObservedContainer container : containers) {
            ids.add(container.id());
        }
        return ids;
    }

    private static List<ObservedContainer> chosen(Glance call, String name, EngineView engine) {
        List<ObservedContainer> all = call.containersOf(name, engine);
        List<String> services = call.typed().words();
        for (String missing : ServiceChoice.of(call, name, services).withoutContainer(all)) {
            call.note("service `" + missing + "` has no container");
        }
        Set<State> states = EnumSet.noneOf(State.class);
        for (String word : call.typed().values(STATUS)) {
            states.add(state(word));
        }
        for (String filter : call.typed().values(FILTER)) {
            states.add(state(status(filter)));
        }
        boolean withOrphans = Switch.isOn(call.typed(), ORPHANS, true);
        List<String> declared = withOrphans ? List.of() : call.declaredServices(List.of());
        if (!withOrphans && declared.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("`" + ORPHANS + "=false` needs the stack's file, which cannot be read"));
        }
        List<ObservedContainer> chosen = new ArrayList<>();
        for (ObservedContainer container : call.typed().has(ALL) ? all : Succession.withoutKept(all)) {
            Optional<String> service = container.service();
            boolean isNamed = services.isEmpty() || (service.isPresent() && services.contains(service.get()));
            boolean isKnown =
                    withOrphans || declared.contains(container.likeService().orElse(""));
            if (isNamed && isKnown && (states.isEmpty() || states.contains(container.state()))) {
                chosen.add(container);
            }
        }
        return chosen;
    }

    private static String status(String filter) {
        if (!filter.startsWith("status=")) {
            throw ProblemException.usage(Problem.error("`" + FILTER + "` takes `status=STATE`, not `" + filter + "`"));
        }
        return filter.substring("status=".length());
    }

    private static State state(String word) {
        List<String> known = new ArrayList<>();
        for (State state : State.values()) {
            if (state.word().equals(word)) {
                return state;
            }
            known.add(state.word());
        }
        throw ProblemException.usage(Problem.error("there is no state `" + word + "`")
                .hint(NearMiss.hint(word, known).orElse("states: " + String.join(", ", known))));
    }
}
