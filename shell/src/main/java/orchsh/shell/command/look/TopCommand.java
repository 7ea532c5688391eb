package orchsh.shell.command.look;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ProcessTable;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.Looking;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Column;

/** Lists the processes of containers. */
public final class TopCommand implements Looking {

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look("top", "List the processes of containers that run.")
                .addPositional(Syntax.words("SERVICE", "only these services")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode look(Glance call) {
        String stack = call.stackName();
        try (EngineView engine = call.openEngine()) {
            List<ObservedContainer> running = running(call, stack, engine);
            Map<List<String>, Listing> listings = new LinkedHashMap<>();
            for (ObservedContainer container : running) {
                ProcessTable table = engine.monitor()
                        .processes(container.id(), List.of(), call.invocation().cancellation());
                Listing listing = listings.computeIfAbsent(table.titles(), TopCommand::listing);
                table.rows().forEach(cells -> listing.row(row(container, cells)));
            }
            if (listings.isEmpty()) {
                call.note("nothing of stack `" + stack + "` runs");
            }
            listings.values().forEach(listing -> ListOptions.print(call, listing, ""));
            return ExitCode.FINE;
        }
    }

    /** Where a service was named, it is a problem if it does not run. */
    private static List<ObservedContainer> running(Glance call, String stack, EngineView engine) {
        ServiceContainers all = ServiceContainers.of(call, stack, engine);
        List<ObservedContainer> running = new ArrayList<>();
        for (String service : call.typed().words()) {
            List<ObservedContainer> its =
                    all.of(service).stream().filter(ObservedContainer::isAlive).toList();
            if (its.isEmpty()) {
                throw ProblemException.stack(
                        ServiceContainers.notRunning(service, all.of(service).get(0)));
            }
            running.addAll(its);
        }
        return call.typed().words().isEmpty()
                ? all.lasting().stream().filter(ObservedContainer::isAlive).toList()
                : running;
    }

    private static Listing listing(List<String> titles) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("SERVICE"), Column.unseen("container")));
        titles.forEach(title -> columns.add(Column.of(title)));
        return Listing.of(columns.toArray(Column[]::new));
    }

    private static Object[] row(ObservedContainer container, List<String> cells) {
        List<Object> row = new ArrayList<>(List.of(container.service().orElse(container.name()), container.name()));
        row.addAll(cells);
        return row.toArray();
    }
}
