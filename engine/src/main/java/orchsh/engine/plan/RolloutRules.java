package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Batches;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Rollout;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/** What a service says about being deployed that cannot be done on one engine. */
final class RolloutRules {
    private final Optional<Site> site;

    /** @param site the machine, as far as anything is asked of it */
    RolloutRules(Optional<Site> site) {
        this.site = site;
    }

    List<Problem> problems(Service service) {
        List<Problem> problems = new ArrayList<>();
        Rollout rollout = service.rollout();
        if (rollout.update().order() == Batches.Order.START_FIRST) {
            reasonAgainstOverlap(service).ifPresent(why -> problems.add(overlap(service, "update", why)));
        }
        if (rollout.rollback().order() == Batches.Order.START_FIRST) {
            reasonAgainstOverlap(service).ifPresent(why -> problems.add(overlap(service, "rollback", why)));
        }
        rollout.endpoint()
                .filter(way -> way == Rollout.Endpoint.VIP)
                .ifPresent(way -> problems.add(Problem.error(
                                "service `" + service.name()
                                        + "` cannot have one address for all its containers: that is for a swarm, and this is one engine")
                        .about(new Subject(service.name(), "endpoint", ""))
                        .hint("its name leads to all of its containers anyway, as `dnsrr` says; leave it out")));
        site.ifPresent(machine -> problems.addAll(machine.problems(service)));
        return problems;
    }

    private static Problem overlap(Service service, String word, String why) {
        return Problem.error("service `" + service.name() + "` cannot have its " + word + " start-first: " + why)
                .about(new Subject(service.name(), word, "order"))
                .hint("use stop-first");
    }

    /** Why two containers cannot run at the same time as the same one. */
    private static Optional<String> reasonAgainstOverlap(Service service) {
        Optional<Port> port = service.ports().stream()
                .filter(published -> published.hostPort().isPresent())
                .findFirst();
        if (port.isPresent()) {
            return Optional.of(
                    "only one container can have port " + port.get().hostPort().orElseThrow() + " of the host");
        }
        if (service.identity().containerName().isPresent()) {
            return Optional.of("only one container can be called `"
                    + service.identity().containerName().get() + "`");
        }
        if (service.namespaces()
                .network()
                .filter(mode -> mode.kind() == Namespace.Kind.HOST)
                .isPresent()) {
            return Optional.of("both containers would have the ports of the host's own network");
        }
        return service.networks().stream()
                .filter(use -> !use.address().equals(NetworkUse.Address.ANY))
                .findFirst()
                .map(use -> "only one container can have its fixed address in network `" + use.network() + "`");
    }
}
