package orchsh.engine.port;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;

/**
 * A container to create.
 *
 * @param name its name
 * @param image name or id of its image
 * @param service what it is to be like, as its stack says; where other parts of the order say more, they count
 * @param env the variables that have values, those of links included
 * @param labels all of them
 * @param mounts what it sees
 * @param memberships the networks it is created in, the main one first; none when it has a network mode instead
 * @param companions of each service that it shares something with: the container, by its id or name
 */
public record ContainerOrder(
        String name,
        String image,
        Service service,
        SortedMap<String, String> env,
        Map<String, String> labels,
        List<MountOrder> mounts,
        List<Membership> memberships,
        Map<String, String> companions) {

    /**
     * A network that a container is in.
     *
     * @param network its id or name
     * @param place the container's place there
     */
    public record Membership(String network, NetworkPlace place) {}

    public ContainerOrder {
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
        labels = Map.copyOf(labels);
        mounts = List.copyOf(mounts);
        memberships = List.copyOf(memberships);
        companions = Map.copyOf(companions);
    }

    /** A container that is all that its service says, and is in no network of the stack. */
    public static ContainerOrder alone(String name, Service service, Map<String, String> labels) {
        String image = service.image().map(ImageReference::toString).orElseThrow();
        return new ContainerOrder(name, image, service, service.env(), labels, List.of(), List.of(), Map.of());
    }

    /** Without variables, whose values are often nobody's business. */
    @Override
    public String toString() {
        return "ContainerOrder[" + name + " of " + image + "]";
    }

    /** The main network; empty when there is none. */
    public String network() {
        return memberships.isEmpty() ? "" : memberships.get(0).network();
    }

    /** The names that it alone knows others by. */
    public SortedSet<String> linkAliases() {
        SortedSet<String> aliases = new TreeSet<>();
        memberships.forEach(one -> aliases.addAll(one.place().links().keySet()));
        return aliases;
    }

    public ContainerOrder withMounts(List<MountOrder> all) {
        return new ContainerOrder(name, image, service, env, labels, all, memberships, companions);
    }

    public ContainerOrder withEnv(SortedMap<String, String> variables) {
        return new ContainerOrder(name, image, service, variables, labels, mounts, memberships, companions);
    }

    public ContainerOrder withLabel(String key, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return new ContainerOrder(name, image, service, env, more, mounts, memberships, companions);
    }

    /** With networks as they are addressed by now. */
    public ContainerOrder addressing(UnaryOperator<String> networkIds) {
        List<Membership> found = memberships.stream()
                .map(one -> new Membership(networkIds.apply(one.network()), one.place()))
                .toList();
        return new ContainerOrder(name, image, service, env, labels, mounts, found, companions);
    }

    public ContainerOrder with(Map<String, String> foundCompanions) {
        return new ContainerOrder(name, image, service, env, labels, mounts, memberships, foundCompanions);
    }
}
