package orchsh.shell.view.container;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import orchsh.engine.observed.ContainerUsage;
import orchsh.engine.observed.ObservedContainer;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;
import orchsh.shell.view.text.Amount;

/** What containers use, one a row. */
public final class UsageTable {
    private UsageTable() {}

    /** @param usages what is known of each, in the order of the rows */
    public static Listing of(Map<ObservedContainer, Optional<ContainerUsage>> usages) {
        Listing listing = Listing.of(
                Column.of("NAME"),
                Column.unseen("service"),
                new Column("CPU", "cpu_percent"),
                Column.of("MEMORY"),
                new Column("LIMIT", "memory_limit"),
                new Column("MEM", "memory_percent"),
                new Column("RECEIVED", "received"),
                new Column("SENT", "sent"),
                new Column("READ", "read"),
                new Column("WRITTEN", "written"),
                new Column("PIDS", "processes"));
        usages.forEach((container, usage) -> row(listing, container, usage));
        return listing;
    }

    private static void row(Listing listing, ObservedContainer container, Optional<ContainerUsage> known) {
        listing.row(
                container.name(),
                container.service().orElse(""),
                cpu(known.map(ContainerUsage::cpuPercent).orElse(OptionalDouble.empty())),
                bytes(known.map(ContainerUsage::memory)),
                bytes(known.map(ContainerUsage::memoryLimit).filter(limit -> limit > 0)),
                percent(known.filter(usage -> usage.memoryLimit() > 0).map(ContainerUsage::memoryPercent)),
                bytes(known.map(ContainerUsage::received)),
                bytes(known.map(ContainerUsage::sent)),
                bytes(known.map(ContainerUsage::read)),
                bytes(known.map(ContainerUsage::written)),
                known.map(ContainerUsage::processes));
    }

    private static Cell cpu(OptionalDouble percent) {
        return percent(percent.isPresent() ? Optional.of(percent.getAsDouble()) : Optional.empty());
    }

    private static Cell percent(Optional<Double> percent) {
        return new Cell(percent.map(Amount::percent).orElse(""), percent);
    }

    private static Cell bytes(Optional<Long> bytes) {
        return new Cell(bytes.map(Amount::bytes).orElse(""), bytes);
    }
}
