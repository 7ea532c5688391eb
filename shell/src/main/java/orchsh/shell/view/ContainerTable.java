package orchsh.shell.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;
import orchsh.shell.view.Listing.Cell;
import orchsh.shell.view.Listing.Column;

/** The containers of a stack, one a row. */
public final class ContainerTable {
    private ContainerTable() {}

    public static Listing of(List<ObservedContainer> containers) {
        Listing listing = Listing.of(
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
        containers.forEach(container -> listing.row(
                container.name(),
                container.service().orElse(""),
                container.number().orElse(0),
                new Cell(StateWords.of(container), container.state().word()),
                container.status(),
                container.exitCode().isPresent()
                        ? Optional.of(container.exitCode().getAsInt())
                        : Optional.empty(),
                container.health().map(health -> health.name().toLowerCase(Locale.ROOT)),
                new Cell(
                        PublishedPorts.of(container),
                        PublishedPorts.ordered(container).stream()
                                .map(PublishedPorts::words)
                                .toList()),
                container.id(),
                container.image(),
                container.created(),
                container.isOneOff()));
        return listing;
    }
}
