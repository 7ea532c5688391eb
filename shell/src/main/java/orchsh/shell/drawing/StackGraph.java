package orchsh.shell.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import orchsh.engine.model.Link;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Need;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.VolumesFrom;
import orchsh.engine.model.Wait;

/**
 * What a stack is made of, and what is tied to what.
 *
 * @param stack its name
 * @param things its services, jobs, networks and volumes, each once
 * @param ties from the one that needs something to what it needs
 */
public record StackGraph(String stack, List<Thing> things, List<Tie> ties) {
    public StackGraph {
        things = List.copyOf(things);
        ties = List.copyOf(ties);
    }

    /** What a thing is. */
    public enum Kind {
        SERVICE,
        JOB,
        NETWORK,
        VOLUME;

        public String word() {
            return switch (this) {
                case SERVICE -> "service";
                case JOB -> "job";
                case NETWORK -> "network";
                case VOLUME -> "volume";
            };
        }

        public boolean runs() {
            return this == SERVICE || this == JOB;
        }
    }

    /**
     * Something in a stack.
     *
     * @param kind what it is
     * @param name its name
     * @param image what it is made from; empty for what does not run
     * @param ports what it publishes
     * @param waits what is waited for until it is ready
     * @param standing how it is doing, if that is known
     */
    public record Thing(
            Kind kind, String name, String image, List<String> ports, List<String> waits, Optional<Standing> standing) {
        public Thing {
            ports = List.copyOf(ports);
            waits = List.copyOf(waits);
        }

        /** Its name among all things: a volume may be called as a service is. */
        public String id() {
            return (kind.runs() ? "" : kind.word() + ":") + name;
        }
    }

    /**
     * How something is doing.
     *
     * @param word in a word or two
     * @param mood how that is to be taken
     */
    public record Standing(String word, Mood mood) {}

    /** How a state is to be taken. */
    public enum Mood {
        GOOD,
        BUSY,
        BAD,
        AWAY
    }

    /** Why things are tied. */
    public enum Bond {
        NEED,
        LINK,
        NETWORK,
        VOLUME
    }

    /**
     * That something needs something else.
     *
     * @param from the one that needs it
     * @param to what it needs
     * @param bond why
     * @param label more of it; may be empty
     */
    public record Tie(String from, String to, Bond bond, String label) {}

    /** @param chosen the services that are wanted, with all they need; none means all */
    public static StackGraph of(Stack stack, Collection<String> chosen) {
        List<Service> services = closure(stack, chosen);
        Map<String, Thing> things = new LinkedHashMap<>();
        Set<Tie> ties = new LinkedHashSet<>();
        for (Service service : services) {
            add(things, thing(stack, service));
        }
        for (Service service : services) {
            service.needs().forEach(need -> ties.add(tie(service, need)));
            service.links().forEach(link -> ties.add(tie(service, link)));
            volumeOwners(service).forEach(other -> ties.add(new Tie(service.name(), other, Bond.NEED, "volumes")));
            for (NetworkUse use : service.effectiveNetworks()) {
                if (!isDefaultAlone(service, use)) {
                    Thing network = add(things, thing(Kind.NETWORK, use.network()));
                    ties.add(new Tie(service.name(), network.id(), Bond.NETWORK, String.join(", ", use.aliases())));
                }
            }
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.NamedVolume volume) {
                    Thing named = add(things, thing(Kind.VOLUME, volume.volume()));
                    ties.add(new Tie(service.name(), named.id(), Bond.VOLUME, volume.target()));
                }
            }
        }
        return new StackGraph(stack.name(), List.copyOf(things.values()), List.copyOf(ties));
    }

    private static boolean isDefaultAlone(Service service, NetworkUse use) {
        return service.effectiveNetworks().size() == 1
                && use.network().equals(Stack.DEFAULT_NETWORK)
                && use.aliases().isEmpty();
    }

    private static List<Service> closure(Stack stack, Collection<String> chosen) {
        if (chosen.isEmpty()) {
            return stack.services();
        }
        Set<String> wanted = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (wanted.add(name)) {
                stack.service(name).ifPresent(service -> {
                    service.needs().forEach(need -> open.add(need.service()));
                    service.links().forEach(link -> open.add(link.service()));
                    open.addAll(volumeOwners(service));
                });
            }
        }
        return stack.services().stream()
                .filter(service -> wanted.contains(service.name()))
                .toList();
    }

    private static List<String> volumeOwners(Service service) {
        return service.volumesFrom().stream()
                .filter(from -> from.owner() == VolumesFrom.Owner.SERVICE)
                .map(VolumesFrom::name)
                .toList();
    }

    private static Thing add(Map<String, Thing> things, Thing thing) {
        things.putIfAbsent(thing.id(), thing);
        return thing;
    }

    private static Thing thing(Stack stack, Service service) {
        return new Thing(
                service.isJob() ? Kind.JOB : Kind.SERVICE,
                service.name(),
                stack.imageOf(service).toString(),
                service.ports().stream().map(Port::toString).toList(),
                service.waits().stream().map(Wait::describe).toList(),
                Optional.empty());
    }

    private static Thing thing(Kind kind, String name) {
        return new Thing(kind, name, "", List.of(), List.of(), Optional.empty());
    }

    private static Tie tie(Service service, Need need) {
        return new Tie(
                service.name(), need.service(), Bond.NEED, need.condition().word());
    }

    private static Tie tie(Service service, Link link) {
        return new Tie(
                service.name(), link.service(), Bond.LINK, link.alias().equals(link.service()) ? "" : link.alias());
    }

    /** The same with how its services are doing. */
    public StackGraph standing(Function<String, Optional<Standing>> standings) {
        List<Thing> standing = new ArrayList<>();
        for (Thing thing : things) {
            standing.add(
                    thing.kind().runs()
                            ? new Thing(
                                    thing.kind(),
                                    thing.name(),
                                    thing.image(),
                                    thing.ports(),
                                    thing.waits(),
                                    standings.apply(thing.name()))
                            : thing);
        }
        return new StackGraph(stack, standing, ties);
    }

    /** What is tied to something that runs. */
    public List<Tie> tiesFrom(String id) {
        return ties.stream().filter(tie -> tie.from().equals(id)).toList();
    }
}
