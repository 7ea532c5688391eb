package orchsh.shell.command.look;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.Occurrence;
import orchsh.engine.port.ContainerMonitor.EventQuery;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Moment;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Tells what happens to the stack's containers, as the engine says it. */
public final class EventsCommand implements Command {
    private static final String SINCE = "--since";
    private static final String UNTIL = "--until";
    private static final String ALL = "--all";
    /** What the engine does to see how a container is: it happens all the time. */
    private static final String NOISE = "exec_";

    private static final Set<String> TOLD_OTHERWISE = Set.of("name", "image", Labels.SERVICE, Labels.PROJECT);

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(
                Syntax.look("events", "Tell what happens to the stack's containers, as it happens.", "Until Ctrl-C.")
                        .addPositional(Syntax.words("SERVICE", "only these services"))
                        .addOption(Syntax.value(
                                "WHEN", "begin there, as far as the engine remembers: 10m, 2026-01-31T12:00:00", SINCE))
                        .addOption(Syntax.value("WHEN", "end there; now ends at once", UNTIL))
                        .addOption(Syntax.flag("also the commands that health checks run all the time", ALL)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        Optional<Instant> since = moment(SINCE, call);
        Optional<Instant> until = moment(UNTIL, call);
        String stack = call.stackName();
        EventQuery query = EventQuery.of(stack);
        query = since.map(query::since).orElse(query);
        EventQuery whole = until.map(query::until).orElse(query);
        Cancellation stop = new Cancellation();
        try (OpenEngine engine = call.openEngine();
                CancellationToken.Registration registration =
                        call.invocation().cancellation().onCancel(stop::cancel)) {
            ServiceContainers.of(call, stack, engine).refuseUnknown(call.typed().words());
            engine.ports().monitor().occurrences(whole, occurrence -> tell(occurrence, stop, call), stop);
        }
        return call.invocation().cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    private static Optional<Instant> moment(String option, Call call) {
        return call.typed()
                .value(option)
                .map(text -> text.equals("now") ? "0s" : text)
                .map(text -> Moment.parse(text, call.invocation().surroundings().clock()));
    }

    /** Stops when nobody reads it any more. */
    private static void tell(Occurrence occurrence, Cancellation stop, Call call) {
        List<String> services = call.typed().words();
        boolean isMeant = services.isEmpty()
                || occurrence.service().filter(services::contains).isPresent();
        boolean isNoise = occurrence.action().startsWith(NOISE) && !call.typed().has(ALL);
        if (isMeant && !isNoise) {
            call.print(ListOptions.isJson(call.typed()) ? json(occurrence) : line(occurrence));
            if (call.console().out().checkError()) {
                stop.cancel();
            }
        }
    }

    private static String line(Occurrence occurrence) {
        List<String> parts = new ArrayList<>(List.of(
                occurrence.moment().truncatedTo(ChronoUnit.MILLIS).toString(),
                occurrence.type(),
                occurrence.action(),
                occurrence.name().orElse(occurrence.id())));
        details(occurrence).forEach((name, value) -> parts.add(name + "=" + value));
        return String.join("  ", parts);
    }

    /** What is worth a line: labels are not. */
    private static Map<String, String> details(Occurrence occurrence) {
        Map<String, String> details = new TreeMap<>(occurrence.attributes());
        details.keySet().removeIf(name -> TOLD_OTHERWISE.contains(name) || name.contains("."));
        return details;
    }

    private static String json(Occurrence occurrence) {
        JsonWriter json = new JsonWriter()
                .beginObject()
                .name("time")
                .value(occurrence.moment().toString())
                .name("type")
                .value(occurrence.type())
                .name("action")
                .value(occurrence.action())
                .name("id")
                .value(occurrence.id())
                .name("service")
                .value(occurrence.service().orElse(""))
                .name("attributes")
                .beginObject();
        json.name("name").value(occurrence.name().orElse(""));
        json.name("image").value(occurrence.attributes().getOrDefault("image", ""));
        details(occurrence).forEach((name, value) -> json.name(name).value(value));
        return json.endObject().endObject().toString();
    }
}
