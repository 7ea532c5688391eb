package orchsh.shell.command.look;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.json.JsonValue;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerMonitor.Thing;
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
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;
import orchsh.shell.view.text.Amount;
import orchsh.shell.view.text.Elapsed;

/** Lists the images that the stack's containers were made from. */
public final class ImagesCommand implements Looking {
    private static final int SHORT_ID = 12;

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look("images", "List the images that the stack's containers were made from.")
                .addPositional(Syntax.words("SERVICE", "only of these services"))
                .addOption(Syntax.flag("only the ids", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode look(Glance call) {
        String stack = call.stackName();
        try (EngineView engine = call.openEngine()) {
            List<ObservedContainer> containers =
                    ServiceContainers.of(call, stack, engine).ofAll(call.typed().words());
            ListOptions.print(
                    call,
                    () -> containers.stream()
                            .map(container -> shortId(container.imageId()))
                            .distinct()
                            .toList(),
                    () -> listing(containers, engine, call),
                    "stack `" + stack + "` has no containers");
            return ExitCode.FINE;
        }
    }

    /** Each image is looked at once. */
    private static Listing listing(List<ObservedContainer> containers, EngineView engine, Glance call) {
        Listing listing = Listing.of(
                Column.of("CONTAINER"),
                Column.of("IMAGE"),
                new Column("IMAGE ID", "id"),
                Column.of("PLATFORM"),
                Column.of("SIZE"),
                Column.of("CREATED"));
        Map<String, JsonValue> seen = new HashMap<>();
        Instant now = call.invocation().surroundings().clock().instant();
        for (ObservedContainer container : containers) {
            JsonValue image = seen.computeIfAbsent(container.imageId(), id -> details(id, engine, call));
            long size = image.at("Size").number();
            String platform =
                    image.at("Os").text() + "/" + image.at("Architecture").text();
            listing.row(
                    container.name(),
                    container.image(),
                    new Cell(shortId(container.imageId()), container.imageId()),
                    platform.equals("/") ? "" : platform,
                    new Cell(size == 0 ? "" : Amount.bytes(size), size),
                    new Cell(
                            age(image.at("Created").text(), now),
                            image.at("Created").text()));
        }
        return listing;
    }

    private static JsonValue details(String id, EngineView engine, Glance call) {
        return engine.monitor()
                .details(Thing.IMAGE, id, call.invocation().cancellation())
                .map(JsonValue::parse)
                .orElse(JsonValue.NOTHING);
    }

    private static String age(String moment, Instant now) {
        return parsed(moment)
                .map(created -> Duration.between(created, now))
                .filter(age -> !age.isNegative())
                .map(age -> age.toDays() > 0 ? age.toDays() + " days ago" : Elapsed.words(age) + " ago")
                .orElse("");
    }

    private static Optional<Instant> parsed(String moment) {
        try {
            return moment.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(moment).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty(); // an engine that writes it otherwise does not tell
        }
    }

    private static String shortId(String id) {
        String bare = id.substring(id.indexOf(':') + 1);
        return bare.substring(0, Math.min(SHORT_ID, bare.length()));
    }
}
