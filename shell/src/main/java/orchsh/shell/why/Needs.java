package orchsh.shell.why;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Link;
import orchsh.engine.model.Service;
import orchsh.engine.model.StartOrder;
import orchsh.engine.plan.NeedLabel;
import orchsh.shell.why.Known.Dependency;

/** Finds whom a service needs, and of whom it is cut off. */
final class Needs {
    private final Roll roll;
    private final Map<String, List<Dependency>> found = new HashMap<>();

    Needs(Roll roll) {
        this.roll = roll;
    }

    List<Dependency> of(String name) {
        return found.computeIfAbsent(name, this::find);
    }

    private List<Dependency> find(String name) {
        Optional<Service> declared = roll.declared(name);
        if (declared.isPresent()) {
            return StartOrder.of(roll.script().orElseThrow()).needsOf(name).stream()
                    .map(need -> new Dependency(need.service(), need.condition()))
                    .toList();
        }
        return roll.lasting(name).stream()
                .flatMap(container -> NeedLabel.of(container).stream())
                .map(need -> new Dependency(need.service(), need.condition()))
                .distinct()
                .toList();
    }

    /** Whoever shares the network of another container, or of the host, has none of its own to share. */
    List<String> apart(String name) {
        Set<String> others = new LinkedHashSet<>();
        of(name).forEach(need -> others.add(need.service()));
        roll.declared(name)
                .ifPresent(
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
        roll.lasting(service)
                .forEach(container -> networks.addAll(container.networks().keySet()));
        return networks;
    }
}
