package orchsh.shell.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.ContainerOrder.Membership;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.port.NetworkOrder;
import orchsh.engine.port.NetworkPlace;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.Reach.Locality;
import orchsh.shell.live.LivePorts;
import orchsh.shell.view.table.CheckList.Check;

/** Whether containers find each other and the world by name, seen from inside a small one that is removed again. */
public final class Names {
    private static final String TOPIC = "DNS";
    private static final List<String> IMAGES = List.of("busybox:latest", "alpine:latest");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOTHING_LISTENS = 9;
    private static final int MILLIS_TO_REACH = 1_000;

    private final LivePorts ports;
    private final ObservedStack all;
    private final String name;
    private final CancellationToken cancellation;

    /** @param name of the container and its network, which nobody else uses */
    public Names(LivePorts ports, ObservedStack all, String name, CancellationToken cancellation) {
        this.ports = ports;
        this.all = all;
        this.name = name;
        this.cancellation = cancellation;
    }

    /** @param world a name outside; absent when there is none to ask for */
    public List<Check> checks(Optional<String> world) {
        Optional<String> image = image();
        if (image.isEmpty()) {
            return List.of(
                    Check.ok(
                            TOPIC,
                            "not looked at: no image is here that has the tools (busybox or alpine), and none is fetched for it"));
        }
        ContainerEngine engine = ports.changes().get();
        try {
            start(engine, image.get());
            List<Check> checks = new ArrayList<>();
            checks.add(own());
            world.ifPresent(host -> checks.add(outside(host)));
            checks.addAll(reach());
            return checks;
        } finally {
            clearUp(engine);
        }
    }

    private Optional<String> image() {
        return IMAGES.stream()
                .filter(image -> all.imageNamed(image).isPresent())
                .findFirst();
    }

    private void start(ContainerEngine engine, String image) {
        Map<String, String> labels = Map.of(
                Labels.STACK,
                name,
                Labels.PROJECT,
                name,
                Labels.SERVICE,
                "doctor",
                Labels.ONE_OFF,
                "True",
                Labels.NUMBER,
                "1");
        engine.createNetwork(new NetworkOrder(name, new Network("default", false), labels));
        Service service = Service.named("doctor")
                .image(image)
                .command(List.of("sleep", "60"))
                .build();
        ContainerOrder alone = ContainerOrder.alone(name, service, labels);
        engine.createContainer(new ContainerOrder(
                name,
                alone.image(),
                service,
                new TreeMap<>(),
                labels,
                List.of(),
                List.of(new Membership(name, NetworkPlace.ANY)),
                Map.of()));
        engine.start(name);
    }

    private Check own() {
        return isFound(name)
                ? Check.ok(TOPIC, "containers find each other by name")
                : Check.fail(
                        TOPIC,
                        "containers do not find each other by name",
                        "the engine's own name server (127.0.0.11) does not answer: restart the engine, and let no firewall drop it");
    }

    private Check outside(String host) {
        return isFound(host)
                ? Check.ok(TOPIC, "containers find the world by name (" + host + ")")
                : Check.warn(
                        TOPIC,
                        "containers do not find " + host,
                        "without a network that is as it should be; else name servers in /etc/docker/daemon.json (\"dns\")");
    }

    private boolean isFound(String host) {
        ExecResult result = ports.observer().exec(name, List.of("nslookup", host), PATIENCE, cancellation);
        return result.exitCode() == 0;
    }

    /** A port where nobody listens refuses at once, if one gets there at all. */
    private List<Check> reach() {
        if (ports.locality() == Locality.REMOTE) {
            return List.of();
        }
        SortedSet<String> addresses = new TreeSet<>();
        ports.observer()
                .container(name)
                .ifPresent(details -> details.networks().values().stream()
                        .map(Endpoint::address)
                        .filter(address -> !address.isEmpty())
                        .forEach(addresses::add));
        return addresses.stream().limit(1).map(Names::reach).toList();
    }

    private static Check reach(String address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, NOTHING_LISTENS), MILLIS_TO_REACH);
            return Check.ok("reach", "containers are reached at their own addresses");
        } catch (ConnectException e) {
            return Check.ok("reach", "containers are reached at their own addresses");
        } catch (IOException e) {
            return Check.ok(
                    "reach", "containers are out of reach but for published ports; waits are looked at from inside");
        }
    }

    private void clearUp(ContainerEngine engine) {
        quietly(() -> engine.removeContainer(name, AnonymousVolumes.REMOVE));
        quietly(() -> engine.removeNetwork(name));
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            // What was found counts more, and what is left is named as a leftover the next time.
        }
    }
}
