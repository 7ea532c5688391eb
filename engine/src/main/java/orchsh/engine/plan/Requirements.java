package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Devices.Device;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Network;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/** What a stack asks of its engine that not every engine can do. */
final class Requirements {
    private static final String USUAL_ISOLATION = "default";
    private static final String WINDOWS = "windows";
    private static final String INTERFACE_SETTINGS = "com.docker.network.endpoint.sysctls";

    /** The first Docker that speaks each version of the API, by the number behind {@code 1.}. */
    private static final Map<Integer, String> FIRST_RELEASES = Map.of(
            40, "19.03", 41, "20.10", 42, "23", 43, "24", 44, "25", 45, "26", 46, "27", 47, "27.2", 48, "28", 49,
            "28.1");

    private final EngineFacts engine;
    private final List<Problem> problems = new ArrayList<>();

    Requirements(EngineFacts engine) {
        this.engine = engine;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void check(Service service) {
        Subject owner = Subject.service(service.name());
        need(owner, "platform", 41, service.platform().isPresent());
        need(owner, "cgroup", 41, service.namespaces().cgroup().isPresent());
        need(owner, "annotations", 43, !service.identity().annotations().isEmpty());
        Optional<Healthcheck> check = service.healthcheck();
        need(
                owner,
                "startInterval",
                44,
                check.flatMap(Healthcheck::startInterval).isPresent());
        need(
                owner,
                "devices by their names",
                44,
                service.devices().mapped().stream().anyMatch(Device::isNamed));
        service.mounts().forEach(mount -> check(owner, mount));
        networks(owner, service.effectiveNetworks());
        service.kernel()
                .isolation()
                .filter(way -> !way.equals(USUAL_ISOLATION)
                        && !engine.operatingSystem().equals(WINDOWS))
                .ifPresent(way -> problems.add(Problem.error(words(owner) + ": `isolation` can be `" + way
                                + "` on Windows alone; this engine runs on " + engine.operatingSystem())
                        .about(owner)
                        .hint("leave it out: there is only one way on " + engine.operatingSystem())));
    }

    private void check(Subject owner, Mount mount) {
        if (mount instanceof Mount.NamedVolume named) {
            need(owner, "subpath", 45, named.subpath().isPresent());
        } else if (mount instanceof Mount.ImageFiles) {
            need(owner, "an image as a volume", 48, true);
        } else if (mount instanceof Mount.HostPath path) {
            Mount.Manner manner = path.manner();
            switch (manner.recursion()) {
                case ENABLED -> {}
                case DISABLED -> need(owner, "recursive: disabled", 40, true);
                case WRITABLE -> need(owner, "recursive: writable", 44, true);
                case READONLY -> need(owner, "recursive: readonly", 44, true);
            }
            boolean beyondBind = manner.recursion() != Mount.Recursion.ENABLED
                    || path.source().toString().contains(":")
                    || path.target().contains(":");
            need(owner, "createHostPath", 42, manner.createSource() && beyondBind);
        }
    }

    private void networks(Subject owner, List<NetworkUse> uses) {
        for (NetworkUse use : uses) {
            need(owner, "gwPriority", 48, use.gatewayPriority().isPresent());
            need(owner, "interfaceName", 49, use.interfaceName().isPresent());
            need(owner, INTERFACE_SETTINGS, 46, use.driverOptions().containsKey(INTERFACE_SETTINGS));
        }
        boolean furtherMac =
                uses.stream().skip(1).anyMatch(use -> use.address().mac().isPresent());
        need(owner, "mac in more than the first network", 44, furtherMac);
    }

    void check(Network network) {
        need(
                new Subject("", "network", network.name()),
                "ipv4",
                48,
                network.ip4().isPresent());
    }

    private void need(Subject owner, String word, int minor, boolean isSaid) {
        if (isSaid && !engine.apiVersion().isAtLeast(1, minor)) {
            problems.add(Problem.error(words(owner) + ": `" + word + "` needs an engine of API 1." + minor
                            + "; this one speaks " + engine.apiVersion())
                    .about(owner)
                    .hint("Docker " + FIRST_RELEASES.get(minor) + " is the first that speaks it"));
        }
    }

    private static String words(Subject owner) {
        return owner.word() + " `" + owner.value() + "`";
    }
}
