package orchsh.engine.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonReader;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.observed.ContainerUsage;
import orchsh.engine.observed.DiskUsage;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ProcessTable;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.ProblemException.Kind;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** Watches what runs over a {@link WireClient}. Streams have no time limit: silence says nothing. */
public final class WireMonitor implements ContainerMonitor {
    private static final int NOT_FOUND = 404;

    private final WireClient client;

    public WireMonitor(WireClient client) {
        this.client = client;
    }

    @Override
    public Optional<ContainerUsage> usage(String container, CancellationToken cancellation) {
        Target target = Target.of("/containers/").name(container).path("/stats").parameter("stream", "0");
        try (WireResponse response = client.send(
                        WireRequest.get(target.toString()).within(WireRequest.LOOK), cancellation)
                .accepted()) {
            JsonReader json = json(response);
            Optional<ContainerUsage> usage = UsageAnswer.read(json);
            json.end();
            return usage;
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "the use of `" + container + "` cannot be measured");
        }
    }

    @Override
    public void usages(String container, UsageReader reader, CancellationToken cancellation) {
        Target target = Target.of("/containers/").name(container).path("/stats").parameter("stream", "1");
        try (WireResponse response =
                client.send(WireRequest.get(target.toString()), cancellation).accepted()) {
            JsonReader json = json(response);
            while (json.another()) {
                UsageAnswer.read(json).ifPresent(reader::usage);
            }
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "the use of `" + container + "` cannot be measured");
        } catch (ProblemException e) {
            throwUnlessCancelled(e, cancellation);
        }
    }

    @Override
    public ProcessTable processes(String container, List<String> options, CancellationToken cancellation) {
        Target target = Target.of("/containers/").name(container).path("/top");
        if (!options.isEmpty()) {
            target.parameter("ps_args", String.join(" ", options));
        }
        try (WireResponse response = client.send(
                        WireRequest.get(target.toString()).within(WireRequest.LOOK), cancellation)
                .accepted()) {
            JsonReader json = json(response);
            ProcessTable table = processTable(json);
            json.end();
            return table;
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "the processes of `" + container + "` cannot be listed");
        }
    }

    private static ProcessTable processTable(JsonReader json) {
        List<String> titles = List.of();
        List<List<String>> rows = new ArrayList<>();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Titles" -> titles = texts(json);
                case "Processes" -> {
                    if (json.enterArray()) {
                        while (json.more()) {
                            rows.add(texts(json));
                        }
                    }
                }
                default -> json.skip();
            }
        }
        return new ProcessTable(titles, rows);
    }

    private static List<String> texts(JsonReader json) {
        List<String> texts = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                texts.add(json.string());
            }
        }
        return texts;
    }

    @Override
    public void occurrences(EventQuery query, OccurrenceReader reader, CancellationToken cancellation) {
        try (WireResponse response =
                client.send(WireRequest.get(target(query)), cancellation).accepted()) {
            reader.listening();
            JsonReader json = json(response);
            while (json.another()) {
                reader.occurred(OccurrenceAnswer.read(json));
            }
            if (query.until().isEmpty() && !cancellation.isCancelled()) {
                throw ProblemException.noEngine(
                        Problem.error("the container engine at " + client.address() + " went away"));
            }
        } catch (RefusedException e) {
            throw e.toProblem();
        } catch (ProblemException e) {
            throwUnlessCancelled(e, cancellation);
        }
    }

    private static String target(EventQuery query) {
        JsonWriter filters = new JsonWriter().beginObject();
        query.project().ifPresent(project -> add(filters, "label", Set.of(Labels.PROJECT + "=" + project)));
        add(filters, "type", query.types());
        add(filters, "event", query.actions());
        Target target =
                Target.of("/events").parameter("filters", filters.endObject().toString());
        query.since().ifPresent(moment -> target.parameter("since", EngineTime.of(moment)));
        query.until().ifPresent(moment -> target.parameter("until", EngineTime.of(moment)));
        return target.toString();
    }

    private static void add(JsonWriter filters, String name, Set<String> values) {
        if (!values.isEmpty()) {
            filters.name(name).beginArray();
            values.stream().sorted().forEach(filters::value);
            filters.endArray();
        }
    }

    @Override
    public int exitCode(String container, End end, CancellationToken cancellation) {
        String condition = switch (end) {
            case NOT_RUNNING -> "not-running";
            case NEXT -> "next-exit";
            case REMOVED -> "removed";
        };
        try (ContainerEnd waiting = new ContainerEnd(client, container, condition, cancellation)) {
            return waiting.exitCode();
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "the end of `" + container + "` cannot be waited for");
        }
    }

    @Override
    public Optional<String> details(Thing thing, String idOrName, CancellationToken cancellation) {
        Target target = switch (thing) {
            case ENGINE -> Target.of("/info");
            case CONTAINER -> Target.of("/containers/").name(idOrName).path("/json");
            case IMAGE -> Target.of("/images/").name(idOrName).path("/json");
            case VOLUME -> Target.of("/volumes/").name(idOrName);
            case NETWORK -> Target.of("/networks/").name(idOrName);
        };
        try (WireResponse response = client.send(
                        WireRequest.get(target.toString()).within(WireRequest.LOOK), cancellation)
                .accepted()) {
            return Optional.of(new String(response.body().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e.toProblem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DiskUsage diskUsage(CancellationToken cancellation) {
        try (WireResponse response =
                client.send(WireRequest.get("/system/df"), cancellation).accepted()) {
            return DiskUsageAnswer.read(json(response));
        } catch (RefusedException e) {
            throw e.toProblem();
        }
    }

    private JsonReader json(WireResponse response) {
        return new JsonReader(response.body(), "what the container engine at " + client.address() + " answered");
    }

    private static void throwUnlessCancelled(ProblemException e, CancellationToken cancellation) {
        if (e.kind() != Kind.INTERRUPTED || !cancellation.isCancelled()) {
            throw e;
        }
    }
}
