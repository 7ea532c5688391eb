package orchsh.shell.why;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Port;
import orchsh.engine.model.Port.Protocol;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.probe.PortHolder;

/** Finds out who has the ports that somebody is to publish. */
final class PortQuest {
    private static final List<String> EVERYWHERE = List.of("", "0.0.0.0", "::");

    private final ObservedStack observed;
    private final Optional<PortHolder> programs;

    /** @param programs finds the programs of the engine's host; absent when that is another machine */
    PortQuest(ObservedStack observed, Optional<PortHolder> programs) {
        this.observed = observed;
        this.programs = programs;
    }

    /** A port of the engine's host that is wanted; the address may be empty for all. */
    record Wanted(String address, int port, Protocol protocol) {
        @Override
        public String toString() {
            return port + (protocol == Protocol.TCP ? "" : "/" + protocol.word());
        }
    }

    static Set<Wanted> wanted(Service service) {
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (Port port : service.ports()) {
            port.hostPort()
                    .ifPresent(
                            number -> wanted.add(new Wanted(port.hostAddress().orElse(""), number, port.protocol())));
        }
        return wanted;
    }

    /** Of a container, by all that the engine says of it. */
    static Set<Wanted> wanted(Facts container) {
        Set<Wanted> wanted = new LinkedHashSet<>();
        Facts bindings = container.at("HostConfig").at("PortBindings");
        for (String inside : bindings.names()) {
            Protocol protocol = protocol(inside);
            for (Facts binding : bindings.at(inside).all()) {
                int port = (int) binding.at("HostPort").number();
                if (port > 0) {
                    wanted.add(new Wanted(binding.at("HostIp").text(), port, protocol));
                }
            }
        }
        return wanted;
    }

    private static Protocol protocol(String inside) {
        return inside.endsWith("/udp") ? Protocol.UDP : inside.endsWith("/sctp") ? Protocol.SCTP : Protocol.TCP;
    }

    /** @param self the container that wants them; empty for one that is not there yet */
    List<TakenPort> taken(Set<Wanted> all, String self) {
        List<TakenPort> taken = new ArrayList<>();
        for (Wanted wanted : all) {
            publisher(wanted, self)
                    .map(container -> byContainer(wanted, container))
                    .or(() -> programs.flatMap(holder -> holder.of(wanted.port(), wanted.protocol()))
                            .map(program -> new TakenPort(
                                    wanted.toString(),
                                    program + ", a program of the engine's host",
                                    "end " + program + ", or publish another port than " + wanted)))
                    .ifPresent(taken::add);
        }
        return taken;
    }

    private TakenPort byContainer(Wanted wanted, ObservedContainer container) {
        Optional<String> other = container.project().filter(project -> !project.equals(observed.project()));
        String holder = "container `" + container.name() + "`"
                + other.map(stack -> " of stack `" + stack + "`").orElse("");
        return new TakenPort(
                wanted.toString(),
                holder,
                "stop `" + container.name() + "` with `docker stop " + container.name()
                        + "`, or publish another port than " + wanted);
    }

    private Optional<ObservedContainer> publisher(Wanted wanted, String self) {
        return observed.containers().stream()
                .filter(container -> !container.name().equals(self))
                .filter(container -> container.ports().stream().anyMatch(port -> isInTheWay(port, wanted)))
                .findFirst();
    }

    private static boolean isInTheWay(PublishedPort port, Wanted wanted) {
        return port.hostPort() == wanted.port()
                && port.protocol().equals(wanted.protocol().word())
                && (EVERYWHERE.contains(port.address())
                        || EVERYWHERE.contains(wanted.address())
                        || port.address().equals(wanted.address()));
    }
}
