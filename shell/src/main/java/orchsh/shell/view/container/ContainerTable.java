package orchsh.shell.view.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;

/** The containers of a stack, one a row. */
public final class ContainerTable {
    private static final List<Column> COLUMNS = List.of(
            Column.of("NAME"),
            Column.of("SERVICE"),
            Column.unseen("number"),
            Column.of("STATE"),
            Column.of("STATUS"),
            Column.unseen("exit_code"),
            Column.unseen("health"),
            Column.of("PORTS"),
            Column.unseen("id"),
            Column.unseen("image"),
            Column.unseen("created"),
            Column.unseen("one_off"));
    private static final Times NEVER = new Times("", "");

    private ContainerTable() {}

    /**
     * When a container was started last, and when it ended.
     *
     * @param started as the engine writes it; empty if it never was
     * @param ended likewise; empty as long as it has not
     */
    public record Times(String started, String ended) {}

    public static Listing of(List<ObservedContainer> containers) {
        return of(containers, Map.of());
    }

    /** @param times by the containers' ids; empty for a table without them */
    public static Listing of(List<ObservedContainer> containers, Map<String, Times> times) {
        List<Column> columns = new ArrayList<>(COLUMNS);
        if (!times.isEmpty()) {
            columns.add(Column.of("STARTED"));
            columns.add(Column.of("ENDED"));
        }
        Listing listing = Listing.of(columns.toArray(new Column[0]));
        for (ObservedContainer container : containers) {
            List<Object> cells = new ArrayList<>(cells(container));
            if (!times.isEmpty()) {
                Times known = times.getOrDefault(container.id(), NEVER);
                cells.add(known.started);
                cells.add(known.ended);
            }
            listing.row(cells.toArray());
        }
        return listing;
    }

    private static List<Object> cells(ObservedContainer container) {
        OptionalInt exitCode = container.exitCode();
        List<String> ports = PublishedPorts.words(container);
        return List.of(
                container.name(),
                container.service().orElse(""),
                container.number().orElse(0),
                new Cell(StateWords.of(container), container.state().word()),
                container.status(),
                exitCode.isPresent() ? Optional.of(exitCode.getAsInt()) : Optional.empty(),
                health(container),
                new Cell(PublishedPorts.joined(ports), ports),
                container.id(),
                container.image(),
                container.created(),
                container.isOneOff());
    }

    private static Optional<String> health(ObservedContainer container) {
        Optional<Health.Status> health = container.health();
        return health.isPresent() ? Optional.of(health.get().name().toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
