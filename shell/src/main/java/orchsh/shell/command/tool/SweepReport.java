package orchsh.shell.command.tool;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.DiskUsage;
import orchsh.engine.plan.Leftover;
import orchsh.engine.plan.Leftover.Kind;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.container.VolumeNames;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;
import orchsh.shell.view.text.Amount;

/** What nobody needs any more, how much room it takes, and what has become of it. */
final class SweepReport {
    private final List<Leftover> leftovers;
    private final List<OldFiles> caches;
    private final DiskUsage usage;
    private final Map<Object, Fate> fates = new HashMap<>();

    /** What becomes of something. */
    enum Fate {
        FOUND,
        REMOVED,
        LEFT,
        FAILED
    }

    SweepReport(List<Leftover> leftovers, List<OldFiles> caches, DiskUsage usage) {
        this.leftovers = List.copyOf(leftovers);
        this.caches = List.copyOf(caches);
        this.usage = usage;
    }

    List<Leftover> leftovers() {
        return leftovers;
    }

    boolean isEmpty() {
        return leftovers.isEmpty() && caches.isEmpty();
    }

    /** @param thing a leftover, or files of a cache */
    void decide(Object thing, Fate fate) {
        fates.put(thing, fate);
    }

    private Fate fateOf(Object thing) {
        return fates.getOrDefault(thing, Fate.FOUND);
    }

    boolean has(Fate fate) {
        return fates.containsValue(fate);
    }

    /** For example {@code 3 things}. */
    String things() {
        return counted(leftovers.size() + caches.size());
    }

    private static String counted(long number) {
        return number == 1 ? "1 thing" : number + " things";
    }

    /** In bytes, as far as known. */
    long size() {
        return size(Fate.FOUND);
    }

    /** An image with several names takes its room once. */
    private long size(Fate fate) {
        Set<String> seen = new HashSet<>();
        long sum = 0;
        for (Leftover leftover : leftovers) {
            if (fateOf(leftover) == fate && seen.add(leftover.kind() + leftover.id())) {
                sum += size(leftover).orElse(0L);
            }
        }
        for (OldFiles cache : caches) {
            sum += fateOf(cache) == fate ? cache.size() : 0;
        }
        return sum;
    }

    private Optional<Long> size(Leftover leftover) {
        return Optional.ofNullable(
                switch (leftover.kind()) {
                    case CONTAINER -> usage.containers().get(leftover.id());
                    case IMAGE -> usage.images().get(leftover.id());
                    case VOLUME, FILES -> usage.volumes().get(leftover.name());
                    case NETWORK, LEASE -> null;
                });
    }

    List<String> lines(Appearance appearance) {
        return listing().lines(appearance);
    }

    List<String> json() {
        return listing().json();
    }

    private Listing listing() {
        Listing listing = Listing.of(
                new Column("WHAT", "kind"),
                Column.of("NAME"),
                Column.of("STACK"),
                Column.of("SIZE"),
                Column.of("WHY"),
                Column.unseen("outcome"));
        for (Leftover leftover : leftovers) {
            String name = leftover.kind() == Kind.VOLUME || leftover.kind() == Kind.FILES
                    ? VolumeNames.shown(leftover.name())
                    : leftover.name();
            listing.row(
                    leftover.kind().word(),
                    new Cell(name, leftover.name()),
                    leftover.stack(),
                    amount(size(leftover)),
                    leftover.why(),
                    word(fateOf(leftover)));
        }
        for (OldFiles cache : caches) {
            listing.row(
                    "cache", cache.cache(), "", amount(Optional.of(cache.size())), cache.why(), word(fateOf(cache)));
        }
        return listing;
    }

    private static Cell amount(Optional<Long> size) {
        return new Cell(size.map(Amount::bytes).orElse(""), size);
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }

    /** For example {@code removed 3 things, 1.2 MiB; left 1 thing}. */
    String summary() {
        long removed = count(Fate.REMOVED);
        long size = size(Fate.REMOVED);
        long others = leftovers.size() + caches.size() - removed;
        return "removed " + counted(removed)
                + (size > 0 ? ", " + Amount.bytes(size) : "")
                + (others > 0 ? "; left " + counted(others) : "");
    }

    private long count(Fate fate) {
        return fates.values().stream().filter(fate::equals).count();
    }
}
