package orchsh.shell.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.dsl.live.Printed;
import orchsh.dsl.live.Sight;
import orchsh.engine.live.Copying;
import orchsh.engine.live.LogEntries;
import orchsh.engine.live.LogEntry;
import orchsh.engine.live.LogSelection;
import orchsh.engine.live.LogSource;
import orchsh.engine.live.MergedLogs;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ContainerUsage;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Looks at containers for tasks. */
final class EngineSight implements Sight {
    private final Workplace at;

    EngineSight(Workplace at) {
        this.at = at;
    }

    @Override
    public List<Container> containers(String service) {
        return at.containers().of(service).stream().map(EngineSight::seen).toList();
    }

    private static Container seen(ObservedContainer container) {
        Map<String, String> addresses = new TreeMap<>();
        container.networks().forEach((network, endpoint) -> addresses.put(network, endpoint.address()));
        Map<String, Integer> ports = new TreeMap<>();
        container.ports().stream()
                .filter(PublishedPort::isPublished)
                .forEach(port -> ports.putIfAbsent(port.containerPort() + "/" + port.protocol(), port.hostPort()));
        String health = container.health().map(EngineSight::word).orElse("");
        return new Container(
                container.id(),
                container.name(),
                container.number().orElse(1),
                container.image(),
                container.state().word(),
                health,
                addresses,
                ports);
    }

    private static String word(Health.Status health) {
        return switch (health) {
            case STARTING -> "starting";
            case HEALTHY -> "healthy";
            case UNHEALTHY -> "unhealthy";
        };
    }

    @Override
    public String details(String container) {
        return at.plans()
                .ports()
                .monitor()
                .details(Thing.CONTAINER, container, at.tether().current())
                .orElseThrow(() -> gone(container));
    }

    private static ProblemException gone(String container) {
        return ProblemException.stack(Problem.error("there is no container `" + container + "` any more"));
    }

    @Override
    public Usage usage(String container) {
        return at.plans()
                .ports()
                .monitor()
                .usage(container, at.tether().current())
                .map(EngineSight::usage)
                .orElse(Usage.NOTHING);
    }

    private static Usage usage(ContainerUsage usage) {
        return new Usage(
                usage.cpuPercent().orElse(0),
                usage.memory(),
                usage.memoryLimit(),
                usage.received(),
                usage.sent(),
                usage.processes());
    }

    @Override
    public List<LogLine> logs(Set<String> services, LogPart part) {
        List<ObservedContainer> all =
                at.plans().ports().observer().containersOf(at.stack().name());
        Map<String, String> containersById = new HashMap<>();
        all.forEach(container -> containersById.put(container.id(), container.name()));
        Map<String, LogSource> sources = new HashMap<>();
        List<LogSource> named = new LogSelection(at.stack().name(), services)
                .sources(all).stream()
                        .map(source -> {
                            String name = containersById.getOrDefault(source.container(), source.name());
                            sources.put(name, source);
                            return new LogSource(source.container(), name);
                        })
                        .toList();
        return read(named, query(part), sources);
    }

    private static LogQuery query(LogPart part) {
        return new LogQuery(false, part.tail(), part.since().map(Instant::toString), Optional.empty(), true);
    }

    /** The newest lines, as many as are kept of what commands print. */
    private List<LogLine> read(List<LogSource> named, LogQuery query, Map<String, LogSource> sources) {
        Deque<LogLine> lines = new ArrayDeque<>();
        long size = 0;
        try (LogEntries entries = new MergedLogs(
                at.plans().ports().observer(), named, query, at.tether().current())) {
            for (Optional<LogEntry> next = entries.next(); next.isPresent(); next = entries.next()) {
                LogEntry entry = next.get();
                LogSource source = sources.get(entry.name());
                lines.add(new LogLine(entry.name(), source == null ? entry.name() : source.name(), entry.text()));
                size += entry.text().length();
                while (size > Printed.MOST) {
                    size -= lines.remove().text().length();
                }
            }
        }
        return List.copyOf(lines);
    }

    @Override
    public Remains remains() {
        return LastThings.remains(at.plans().observe(), at.plans().told());
    }

    @Override
    public void copyIn(String source, String service, int number, String target) {
        at.plans().refuseToTell("what `copy` does");
        tell(copying()
                .in(
                        source,
                        at.containers().numbered(service, number).name(),
                        target,
                        Copying.SourceLink.FOLLOW,
                        at.tether().current()));
    }

    @Override
    public void copyOut(String service, int number, String source, String target) {
        at.plans().refuseToTell("what `copy` does");
        tell(copying()
                .out(
                        at.containers().numbered(service, number).name(),
                        source,
                        target,
                        Copying.SourceLink.KEEP,
                        at.tether().current()));
    }

    private Copying copying() {
        return new Copying(at.plans().ports().files(), at.besideScript());
    }

    private void tell(List<String> leftOut) {
        leftOut.forEach(reason -> at.voice().err(reason + "\n"));
    }
}
