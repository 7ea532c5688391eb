package orchsh.shell.session.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Link;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.NetworkPlace;
import orchsh.shell.call.OpenEngine;

/** Gives running containers the names that links have in the model, at once: they leave their networks and join them again. */
public final class Links {
    private final OpenEngine engine;
    private final Stack stack;

    public Links(OpenEngine engine, Stack stack) {
        this.engine = engine;
        this.stack = stack;
    }

    /**
     * The containers of a service know each other service by the names that its links have now.
     *
     * @return how many containers that are
     */
    public int apply(String name) {
        Service service = stack.service(name).orElseThrow();
        List<ObservedContainer> running = engine.observe(stack.name()).ofService(name).stream()
                .filter(ObservedContainer::isRunning)
                .toList();
        ContainerEngine changes = engine.ports().changes().get();
        for (ObservedContainer container : running) {
            for (NetworkUse use : service.effectiveNetworks()) {
                String network = stack.networkName(use.network());
                if (container.networks().containsKey(network)) {
                    changes.disconnect(network, container.id());
                }
                changes.connect(network, container.id(), place(service, use));
            }
        }
        return running.size();
    }

    /** Where a container of the service is in the network, and what it is called and knows there. */
    public NetworkPlace place(Service service, NetworkUse use) {
        List<String> aliases = new ArrayList<>(List.of(service.name()));
        aliases.addAll(use.aliases());
        SortedMap<String, String> links = new TreeMap<>();
        service.externalLinks().forEach(link -> links.put(link.alias(), link.container()));
        for (Link link : service.links()) {
            boolean isOther = !link.alias().equals(link.service());
            stack.service(link.service())
                    .filter(target -> isOther
                            && target.effectiveNetworks().stream()
                                    .anyMatch(other -> other.network().equals(use.network())))
                    .ifPresent(target -> links.put(link.alias(), target.name()));
        }
        return NetworkPlace.of(use, aliases, links);
    }
}
