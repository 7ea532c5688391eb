package orchsh.shell.command.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.StackTraces;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.Looking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.container.StackStanding;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;
import orchsh.shell.view.text.Elapsed;

/** Lists all stacks of the engine, those of docker compose too. */
public final class ListCommand implements Looking {
    private static final String ALL = "--all";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look("ls", "List all stacks on the engine, those of docker compose too.")
                .addOption(Syntax.value(
                        "WHAT=TEXT",
                        "only those with this `name`, `file`, `status` (ready, partly, stopped, ended) or `by`"
                                + " (orchsh, compose)",
                        StackFilter.OPTION))
                .addOption(Syntax.flag("also those that have no containers, but networks or volumes left", "-a", ALL))
                .addOption(Syntax.flag("only the names", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.ENGINE;
    }

    @Override
    public ExitCode look(Glance call) {
        Instant now = call.invocation().surroundings().clock().instant();
        StackFilter filter = StackFilter.of(call.typed(), now);
        boolean all = call.typed().has(ALL);
        try (EngineView engine = call.openEngine()) {
            List<ObservedNetwork> networks = all ? engine.observer().networks() : List.of();
            List<StackTraces> stacks = new ArrayList<>();
            for (StackTraces stack : StackTraces.of(
                    call.listed(engine), networks, engine.observer().volumes())) {
                if ((all || !stack.containers().isEmpty()) && filter.accepts(stack)) {
                    stacks.add(stack);
                }
            }
            ListOptions.print(call, listing(stacks, now), "there are no stacks on this engine");
            return ExitCode.FINE;
        }
    }

    private static Listing listing(List<StackTraces> stacks, Instant now) {
        boolean anyEnds = false;
        for (StackTraces stack : stacks) {
            anyEnds |= stack.until().isPresent();
        }
        Listing listing = Listing.of(
                Column.of("NAME"),
                Column.of("STATUS"),
                Column.unseen("ready"),
                Column.unseen("containers"),
                Column.unseen("other_states"),
                new Column(anyEnds ? "TIME LEFT" : "", "until"),
                Column.of("MADE BY"),
                Column.of("FILES"));
        for (StackTraces stack : stacks) {
            StackStanding standing = StackStanding.of(stack.containers());
            listing.row(
                    stack.name(),
                    standing.words(),
                    standing.ready(),
                    standing.containers(),
                    new TreeMap<>(standing.others()),
                    timeLeft(stack.until(), now),
                    stack.isOurs() ? "orchsh" : "docker compose",
                    stack.files());
        }
        return listing;
    }

    private static Cell timeLeft(Optional<Instant> until, Instant now) {
        if (until.isEmpty()) {
            return new Cell("", until);
        }
        Instant end = until.get();
        return new Cell(
                now.isBefore(end)
                        ? Elapsed.words(Duration.between(now, end))
                        : "ended " + Elapsed.words(Duration.between(end, now)) + " ago",
                until);
    }
}
