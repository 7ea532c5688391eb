package orchsh.shell.why;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Link;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.model.Volume;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.observed.Occurrence;
import orchsh.engine.plan.NeedLabel;
import orchsh.engine.port.ContainerMonitor.EventQuery;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.probe.PortHolder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.OneLook;
import orchsh.engine.run.OneLook.Sight;
import orchsh.engine.run.Reach;
import orchsh.engine.wire.JsonValue;
import orchsh.shell.journal.RunRecord;
import orchsh.shell.live.LivePorts;
import orchsh.shell.view.Story;
import orchsh.shell.why.Known.Dependency;
import orchsh.shell.why.Known.MissingImage;

/** Looks at what matters for the stories that are asked for, and changes nothing. */
public final class Investigation {
    private static final int LINES_SHOWN = 8;
    private static final int SHORT_ID = 12;
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final Set<String> TELLING = Set.of("start", "kill", "die", "died", "stop", "oom");

    private final LivePorts ports;
    private final Optional<Stack> script;
    private final ObservedStack observed;
    private final Map<String, String> outdated;
    private final PortQuest quest;
    private final List<RunRecord> runs;
    private final CancellationToken cancellation;
    private final Instant now;
    private final Map<String, List<Occurrence>> histories = new HashMap<>();
    private final Map<String, List<Dependency>> needs = new HashMap<>();

    /**
     * @param script the stack as it is written; absent when nobody knows
     * @param outdated of services, networks and volumes, by their names, why {@code up} would make them anew
     * @param programs finds the programs of the engine's host; absent when that is another machine
     * @param runs what is known of earlier runs on this engine, the newest first
     * @param here what the time is here, for engines that do not tell theirs
     */
    public Investigation(
            LivePorts ports,
            Optional<Stack> script,
            ObservedStack observed,
            Map<String, String> outdated,
            Optional<PortHolder> programs,
            List<RunRecord> runs,
            Instant here,
            CancellationToken cancellation) {
        this.ports = ports;
        this.script = script;
        this.observed = observed;
        this.outdated = Map.copyOf(outdated);
        this.quest = new PortQuest(observed, programs);
        this.runs = List.copyOf(runs);
        this.cancellation = cancellation;
        this.now = engineTime().orElse(here);
        recall();
    }

    private Optional<Instant> engineTime() {
        try {
            return ports.monitor()
                    .details(Thing.ENGINE, "", cancellation)
                    .flatMap(text -> JsonValue.parse(text).find("SystemTime"))
                    .map(time -> OffsetDateTime.parse(time.text()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // an engine whose clock nobody can read is taken to have ours
        }
    }

    private void recall() {
        EventQuery query = new EventQuery(
                Optional.of(observed.project()),
                Optional.of(now.minus(MEMORY)),
                Optional.of(now),
                Set.of("container"),
                TELLING);
        try {
            ports.monitor()
                    .occurrences(
                            query,
                            occurrence -> histories
                                    .computeIfAbsent(occurrence.id(), id -> new ArrayList<>())
                                    .add(occurrence),
                            cancellation);
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            // An engine that keeps no events refuses the question; what it lists of containers tells of their ends.
        }
    }

    /** Whether the stack has a service of that name, be it written down or there. */
    private boolean hasService(String name) {
        return declared(name).isPresent() || !lasting(name).isEmpty();
    }

    /** All services: those that are written down in their order, then the others. */
    private List<String> services() {
        Set<String> names = new LinkedHashSet<>();
        script.ifPresent(stack -> stack.services().stream().map(Service::name).forEach(names::add));
        observed.own().stream()
                .filter(container -> !container.isOneOff())
                .forEach(container -> container.service().ifPresent(names::add));
        return List.copyOf(names);
    }

    /** Of a service, else a container, else a network, else a volume of that name; absent when there is none. */
    public Optional<Story> of(String name) {
        if (hasService(name)) {
            return Optional.of(new Storyteller(evidence(List.of(name))).ofService(name));
        }
        return observed.containers().stream()
                .filter(container -> container.name().equals(name)
                        || (name.length() >= SHORT_ID && container.id().startsWith(name)))
                .findFirst()
                .map(this::ofContainer)
                .or(() -> networkNamed(name).map(this::ofNetwork))
                .or(() -> volumeNamed(name).map(this::ofVolume));
    }

    /** All names of the stack that there is a story of. */
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>(services());
        observed.own().stream().map(ObservedContainer::name).forEach(names::add);
        script.ifPresent(stack -> {
            stack.networks().stream().map(Network::name).forEach(names::add);
            stack.volumes().stream().map(Volume::name).forEach(names::add);
        });
        observed.ownNetworks().stream().map(ObservedNetwork::name).forEach(names::add);
        observed.ownVolumes().stream().map(ObservedVolume::name).forEach(names::add);
        return List.copyOf(names);
    }

    private Optional<String> networkNamed(String name) {
        return script.filter(
                        stack -> stack.networks().stream().map(Network::name).anyMatch(name::equals)
                                || stack.services().stream()
                                        .flatMap(service -> service.effectiveNetworks().stream())
                                        .anyMatch(use -> use.network().equals(name)))
                .map(stack -> stack.networkName(name))
                .or(() -> Stream.of(observed.project() + "_" + name, name)
                        .filter(full -> observed.networkNamed(full).isPresent())
                        .findFirst());
    }

    private Optional<String> volumeNamed(String name) {
        return script.filter(stack -> stack.volumes().stream().map(Volume::name).anyMatch(name::equals)
                        || stack.services().stream()
                                .anyMatch(service -> VolumeUse.names(service).contains(name)))
                .map(stack -> stack.volumeName(name))
                .or(() -> Stream.of(observed.project() + "_" + name, name)
                        .filter(full -> observed.volumeNamed(full).isPresent())
                        .findFirst());
    }

    /** Of all; those that are well in one line. */
    public List<Story> ofAll() {
        List<String> names = services();
        return new Storyteller(evidence(names)).ofAll(names);
    }

    private Story ofContainer(ObservedContainer container) {
        Evidence evidence = new Evidence(observed.project(), now, true, Map.of(), ports.publishedAt());
        return look(container, Optional.empty())
                .map(new Storyteller(evidence)::ofContainer)
                .orElseThrow(() -> gone(container));
    }

    private static ProblemException gone(ObservedContainer container) {
        return ProblemException.stack(Problem.error("there is no container `" + container.name() + "` any more"));
    }

    /** @param name on the engine */
    private Story ofNetwork(String name) {
        List<String> users = script.stream()
                .flatMap(stack -> stack.services().stream()
                        .filter(service -> service.effectiveNetworks().stream()
                                .anyMatch(
                                        use -> stack.networkName(use.network()).equals(name))))
                .map(Service::name)
                .toList();
        return new ThingTeller(observed).ofNetwork(name, users, Optional.ofNullable(outdated.get(name)));
    }

    /** @param name on the engine */
    private Story ofVolume(String name) {
        List<String> users = script.stream()
                .flatMap(stack -> stack.services().stream()
                        .filter(service -> VolumeUse.names(service).stream()
                                .anyMatch(volume -> stack.volumeName(volume).equals(name))))
                .map(Service::name)
                .toList();
        return new ThingTeller(observed).ofVolume(name, users, Optional.ofNullable(outdated.get(name)));
    }

    private Evidence evidence(Collection<String> names) {
        Map<String, Known> known = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!known.containsKey(name) && hasService(name)) {
                known.put(name, known(name));
                needsOf(name).forEach(need -> open.add(need.service()));
            }
        }
        boolean isUp = observed.own().stream().anyMatch(container -> !container.isOneOff());
        return new Evidence(observed.project(), now, isUp, known, ports.publishedAt());
    }

    private Known known(String name) {
        Optional<Service> declared = declared(name);
        List<Seen> containers = lasting(name).stream()
                .flatMap(container -> look(container, declared).stream())
                .toList();
        boolean isAbsent = containers.isEmpty();
        return new Known(
                name,
                declared,
                containers,
                needsOf(name),
                script.isPresent() && declared.isEmpty(),
                Optional.ofNullable(outdated.get(name)).filter(why -> !isAbsent),
                declared.filter(service -> isAbsent).flatMap(this::missingImage),
                declared.filter(service -> isAbsent)
                        .map(service -> quest.taken(PortQuest.wanted(service), ""))
                        .orElse(List.of()),
                Past.of(name, runs),
                apart(name, declared));
    }

    private Optional<Service> declared(String name) {
        return script.flatMap(stack -> stack.service(name));
    }

    private List<ObservedContainer> lasting(String service) {
        return observed.ofService(service).stream()
                .filter(container -> !container.isOneOff() && !container.isPrevious())
                .toList();
    }

    private List<Dependency> needsOf(String name) {
        return needs.computeIfAbsent(name, this::findNeeds);
    }

    private List<Dependency> findNeeds(String name) {
        Optional<Service> declared = declared(name);
        if (declared.isPresent()) {
            return StartOrder.of(script.orElseThrow()).needsOf(name).stream()
                    .map(need -> new Dependency(need.service(), need.condition()))
                    .toList();
        }
        return lasting(name).stream()
                .flatMap(container -> NeedLabel.of(container).stream())
                .map(need -> new Dependency(need.service(), need.condition()))
                .distinct()
                .toList();
    }

    private Optional<MissingImage> missingImage(Service service) {
        ImageReference image = script.orElseThrow().imageOf(service);
        return observed.imageNamed(image.listedName()).isPresent()
                ? Optional.empty()
                : Optional.of(new MissingImage(
                        image.toString(), service.build().isPresent(), Past.refused(image.toString(), runs)));
    }

    /** Whoever shares the network of another container, or of the host, has none of its own to share. */
    private List<String> apart(String name, Optional<Service> declared) {
        Set<String> others = new LinkedHashSet<>();
        needsOf(name).forEach(need -> others.add(need.service()));
        declared.ifPresent(
                service -> service.links().stream().map(Link::service).forEach(others::add));
        others.remove(name);
        return others.stream().filter(other -> areApart(name, other)).toList();
    }

    private boolean areApart(String one, String other) {
        Set<String> here = networks(one);
        Set<String> there = networks(other);
        return !here.isEmpty()
                && !there.isEmpty()
                && !here.contains("host")
                && !there.contains("host")
                && here.stream().noneMatch(there::contains);
    }

    private Set<String> networks(String service) {
        Set<String> networks = new LinkedHashSet<>();
        lasting(service)
                .forEach(container -> networks.addAll(container.networks().keySet()));
        return networks;
    }

    private Optional<Seen> look(ObservedContainer container, Optional<Service> declared) {
        Optional<ContainerDetails> found = ports.observer().container(container.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ContainerDetails details = found.get();
        List<Sight> waits = details.state() == State.RUNNING
                ? declared.map(service -> sights(details, service)).orElse(List.of())
                : List.of();
        Facts all = isQuiet(details)
                ? Facts.NONE
                : ports.observer().allOfContainer(container.id()).orElse(Facts.NONE);
        boolean isWell = isQuiet(details) && waits.stream().allMatch(Sight::holds);
        return Optional.of(new Seen(
                container,
                details,
                all.at("HostConfig").at("Memory").number(),
                histories.getOrDefault(details.id(), List.of()),
                waits,
                isWell || container.isCompleted() ? List.of() : lastLines(container),
                details.state() == State.RUNNING ? List.of() : quest.taken(PortQuest.wanted(all), container.name())));
    }

    /** Whether the engine says nothing of it that must be looked into. */
    private static boolean isQuiet(ContainerDetails details) {
        return details.state() == State.RUNNING
                && details.restarts() == 0
                && !details.outOfMemory()
                && details.health()
                        .filter(health -> health.status() != ContainerDetails.Health.Status.HEALTHY)
                        .isEmpty();
    }

    /** The end that a job is to come to is told in other words. */
    private List<Sight> sights(ContainerDetails details, Service service) {
        List<Wait> waits = service.waits().stream()
                .filter(wait -> wait.parts().stream().noneMatch(Wait.Exit.class::isInstance))
                .toList();
        Reach reach = new Reach(observed.project(), ports.publishedAt(), ports.locality());
        return new OneLook(ports.observer(), reach).at(details, waits, cancellation);
    }

    private List<String> lastLines(ObservedContainer container) {
        List<String> lines = new ArrayList<>();
        try {
            ports.observer()
                    .logs(
                            container.id(),
                            LogQuery.last(LINES_SHOWN),
                            (moment, line, isError) -> lines.add(line),
                            cancellation);
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            lines.add("(its log cannot be read: " + e.problems().get(0).message() + ")");
        }
        return lines;
    }
}
