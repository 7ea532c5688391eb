package orchsh.shell.why;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.probe.PortHolder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.journal.RunRecord;
import orchsh.shell.live.LivePorts;
import orchsh.shell.view.prose.Story;
import orchsh.shell.why.Known.MissingImage;

/** Looks at what matters for the stories that are asked for, and changes nothing. */
public final class Investigation {
    private static final int SHORT_ID = 12;

    private final LivePorts ports;
    private final Roll roll;
    private final Needs needs;
    private final ObservedStack observed;
    private final Map<String, String> outdated;
    private final PortQuest quest;
    private final List<RunRecord> runs;
    private final Instant now;
    private final CloseLook look;

    /**
     * @param script the stack as it is written; absent when nobody knows
     * @param outdated of services, networks and volumes, by their names, why {@code up} would make them anew
     * @param programs finds the programs of the engine's host; absent when that is another machine
     * @param runs what is known of earlier runs on this engine, the newest first
     * @param now what the time is on the engine
     */
    public Investigation(
            LivePorts ports,
            Optional<Stack> script,
            ObservedStack observed,
            Map<String, String> outdated,
            Optional<PortHolder> programs,
            List<RunRecord> runs,
            Instant now,
            CancellationToken cancellation) {
        this.ports = ports;
        this.roll = new Roll(script, observed);
        this.needs = new Needs(roll);
        this.observed = observed;
        this.outdated = Map.copyOf(outdated);
        this.quest = new PortQuest(observed, programs);
        this.runs = List.copyOf(runs);
        this.now = now;
        Histories histories = new Histories(ports, observed.project(), now, cancellation);
        this.look = new CloseLook(ports, observed.project(), histories, quest, cancellation);
    }

    /** Of a service, else a container, else a network, else a volume of that name; absent when there is none. */
    public Optional<Story> of(String name) {
        if (roll.hasService(name)) {
            return Optional.of(new Storyteller(evidence(List.of(name))).ofService(name));
        }
        return observed.containers().stream()
                .filter(container -> container.name().equals(name)
                        || (name.length() >= SHORT_ID && container.id().startsWith(name)))
                .findFirst()
                .map(this::ofContainer)
                .or(() -> roll.networkNamed(name).map(this::ofNetwork))
                .or(() -> roll.volumeNamed(name).map(this::ofVolume));
    }

    /** All names of the stack that there is a story of. */
    public List<String> names() {
        return roll.names();
    }

    /** Of all; those that are well in one line. */
    public List<Story> ofAll() {
        List<String> names = roll.services();
        return new Storyteller(evidence(names)).ofAll(names);
    }

    private Story ofContainer(ObservedContainer container) {
        Evidence evidence = new Evidence(observed.project(), now, true, Map.of(), ports.publishedAt());
        return look.at(container, Optional.empty())
                .map(new Storyteller(evidence)::ofContainer)
                .orElseThrow(() -> gone(container));
    }

    private static ProblemException gone(ObservedContainer container) {
        return ProblemException.stack(Problem.error("there is no container `" + container.name() + "` any more"));
    }

    /** @param name on the engine */
    private Story ofNetwork(String name) {
        return new ThingTeller(observed)
                .ofNetwork(name, roll.usersOfNetwork(name), Optional.ofNullable(outdated.get(name)));
    }

    /** @param name on the engine */
    private Story ofVolume(String name) {
        return new ThingTeller(observed)
                .ofVolume(name, roll.usersOfVolume(name), Optional.ofNullable(outdated.get(name)));
    }

    private Evidence evidence(Collection<String> names) {
        Map<String, Known> known = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!known.containsKey(name) && roll.hasService(name)) {
                known.put(name, known(name));
                needs.of(name).forEach(need -> open.add(need.service()));
            }
        }
        boolean isUp = observed.own().stream().anyMatch(container -> !container.isOneOff());
        return new Evidence(observed.project(), now, isUp, known, ports.publishedAt());
    }

    private Known known(String name) {
        Optional<Service> declared = roll.declared(name);
        List<Seen> containers = roll.lasting(name).stream()
                .flatMap(container -> look.at(container, declared).stream())
                .toList();
        boolean isAbsent = containers.isEmpty();
        return new Known(
                name,
                declared,
                containers,
                needs.of(name),
                roll.script().isPresent() && declared.isEmpty(),
                Optional.ofNullable(outdated.get(name)).filter(why -> !isAbsent),
                declared.filter(service -> isAbsent).flatMap(this::missingImage),
                declared.filter(service -> isAbsent)
                        .map(service -> quest.taken(PortQuest.wanted(service), ""))
                        .orElse(List.of()),
                Past.of(name, runs),
                needs.apart(name));
    }

    private Optional<MissingImage> missingImage(Service service) {
        ImageReference image = roll.script().orElseThrow().imageOf(service);
        return observed.imageNamed(image.listedName()).isPresent()
                ? Optional.empty()
                : Optional.of(new MissingImage(
                        image.toString(), service.build().isPresent(), Past.refused(image.toString(), runs)));
    }
}
