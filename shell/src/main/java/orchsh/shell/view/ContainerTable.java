package orchsh.shell.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import orchsh.engine.observed.ContainerDetails.Health;
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
        for (ObservedContainer container : containers) {
            OptionalInt exitCode = container.exitCode();
            List<String> ports = PublishedPorts.words(container);
            listing.row(
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
        return listing;
    }

    private static Optional<String> health(ObservedContainer container) {
        Optional<Health.Status> health = container.health();
        return health.isPresent() ? Optional.of(health.get().name().toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
