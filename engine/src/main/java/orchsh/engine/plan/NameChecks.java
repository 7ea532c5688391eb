package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.definition.Companions;
import orchsh.engine.model.ExternalLink;
import orchsh.engine.model.Link;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/** Whether the names that services give to others will lead anywhere on this engine. */
final class NameChecks {
    private static final String BRIDGE = "bridge";

    private final Stack stack;
    private final ObservedStack observed;
    private final List<Problem> problems = new ArrayList<>();

    NameChecks(Stack stack, ObservedStack observed) {
        this.stack = stack;
        this.observed = observed;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void check(Service service) {
        service.externalLinks().forEach(link -> checkOutside(service, link));
        if (observed.engine().isPodman()) {
            checkPodman(service);
        }
    }

    /** A name is only found in a network that both are in. */
    private void checkOutside(Service service, ExternalLink link) {
        String start = "service `" + service.name() + "` links to container `" + link.container() + "`, ";
        Optional<ObservedContainer> target = observed.containerNamed(link.container());
        if (target.isEmpty()) {
            Set<String> known = new TreeSet<>();
            observed.containers().forEach(container -> known.add(container.name()));
            problems.add(Problem.error(start + "which the engine does not have")
                    .about(new Subject(service.name(), "externalLinks", link.container()))
                    .hint(NearMiss.hint(link.container(), known).orElse("start it first")));
        } else if (Collections.disjoint(
                networksOf(service), target.get().networks().keySet())) {
            Set<String> theirs = new TreeSet<>(target.get().networks().keySet());
            problems.add(Problem.error(start + "but they are in no network together")
                    .about(new Subject(service.name(), "externalLinks", link.container()))
                    .hint(
                            theirs.isEmpty()
                                    ? "`" + link.container() + "` is in no network at all"
                                    : "`" + link.container() + "` is in `" + String.join("`, `", theirs)
                                            + "`; join one of these as an external network"));
        }
    }

    private Set<String> networksOf(Service service) {
        Set<String> names = new LinkedHashSet<>();
        service.effectiveNetworks().forEach(use -> names.add(stack.networkName(use.network())));
        if (Companions.isOnBridge(service)) {
            names.add(BRIDGE);
        }
        return names;
    }

    /** Podman has no links; the name of a service is known in its networks without one. */
    private void checkPodman(Service service) {
        for (Link link : service.links()) {
            if (Companions.isOnBridge(service) || !link.alias().equals(link.service())) {
                refuse(service, "link", link.service(), link.alias());
            }
        }
        service.externalLinks().forEach(link -> refuse(service, "externalLinks", link.container(), link.alias()));
    }

    private void refuse(Service service, String word, String target, String alias) {
        problems.add(Problem.error("service `" + service.name() + "` calls `" + target + "` `" + alias
                        + "`, and Podman cannot give a name for one service alone")
                .about(new Subject(service.name(), word, target))
                .hint("in a network of the stack, use its own name, or give it the name `" + alias
                        + "` for all: alias in its `network`"));
    }
}
