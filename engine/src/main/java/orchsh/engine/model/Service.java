package orchsh.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that is kept running.
 *
 * @param name its name in the stack
 * @param image the image to run, or the name given to the one that is built
 * @param build how its image is made, if it is
 * @param command what to run instead of the image's own command
 * @param env environment variables; a value may be empty, never absent
 * @param ports what is published on the engine's host
 * @param mounts what is seen inside at which path
 * @param networks the networks it takes part in; none means the default one
 * @param links other services under names of its own
 * @param needs what must be there before it is started
 * @param waits what must hold before it is ready
 */
public record Service(
        String name,
        Optional<ImageReference> image,
        Optional<Build> build,
        Optional<List<String>> command,
        SortedMap<String, String> env,
        List<Port> ports,
        List<Mount> mounts,
        List<NetworkUse> networks,
        List<Link> links,
        List<Need> needs,
        List<Wait> waits) {

    public Service {
        Names.thing("service", name);
        if (image.isEmpty() && build.isEmpty()) {
            throw new IllegalArgumentException("service `" + name + "` has no image");
        }
        command = command.map(List::copyOf);
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
        networks = List.copyOf(networks);
        links = List.copyOf(links);
        needs = List.copyOf(needs);
        waits = List.copyOf(waits);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The networks it takes part in, the default one if it names none. */
    public List<NetworkUse> effectiveNetworks() {
        return networks.isEmpty() ? List.of(NetworkUse.of(Stack.DEFAULT_NETWORK)) : networks;
    }

    /** Collects what a service is, one word at a time. */
    public static final class Builder {
        private final String name;
        private Optional<ImageReference> image = Optional.empty();
        private Optional<Build> build = Optional.empty();
        private Optional<List<String>> command = Optional.empty();
        private final SortedMap<String, String> env = new TreeMap<>();
        private final List<Port> ports = new ArrayList<>();
        private final List<Mount> mounts = new ArrayList<>();
        private final List<NetworkUse> networks = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Need> needs = new ArrayList<>();
        private final List<Wait> waits = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder image(String reference) {
            return image(ImageReference.parse(reference));
        }

        public Builder image(ImageReference reference) {
            image = Optional.of(reference);
            return this;
        }

        public Builder build(Build recipe) {
            build = Optional.of(recipe);
            return this;
        }

        public Builder command(List<String> words) {
            command = Optional.of(List.copyOf(words));
            return this;
        }

        public Builder env(String variable, String value) {
            env.put(variable, value);
            return this;
        }

        public Builder env(Map<String, String> variables) {
            env.putAll(variables);
            return this;
        }

        public Builder port(Port port) {
            ports.add(port);
            return this;
        }

        public Builder mount(Mount mount) {
            mounts.add(mount);
            return this;
        }

        public Builder network(NetworkUse use) {
            networks.add(use);
            return this;
        }

        public Builder link(Link link) {
            links.add(link);
            return this;
        }

        public Builder need(Need need) {
            needs.add(need);
            return this;
        }

        public Builder await(Wait wait) {
            waits.add(wait);
            return this;
        }

        public Service build() {
            return new Service(name, image, build, command, env, ports, mounts, networks, links, needs, waits);
        }
    }
}
