package orchsh.engine.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything a stack is: what its script says, in full and with defaults applied. */
public final class Stack {

    /** The network of every service that names none. */
    public static final String DEFAULT_NETWORK = "default";

    /** Between letters and digits the name of an image has `.`, `_`, `__` or any number of `-`. */
    private static final Pattern NO_SEPARATOR_OF_IMAGES =
            Pattern.compile("(?<![._-])(?!(?:\\.|__?|-+)(?![._-]))[._-]+|[._-]+$");

    private final String name;
    private final Map<String, Service> services;
    private final Map<String, Network> networks;
    private final Map<String, Volume> volumes;
    private final Map<String, Secret> secrets;
    private final Map<String, Config> configs;
    private final Optional<Duration> deadline;
    private final Optional<Duration> ttl;
    private final Naming naming;
    private final List<Service> inOrder;
    private final Map<String, ImageReference> imageNames = new ConcurrentHashMap<>();

    /** What joins the parts of the names of containers and images. */
    public enum Naming {
        DASHES("-"),
        /** As docker-compose did until 2021. */
        UNDERSCORES("_");

        private final String separator;

        Naming(String separator) {
            this.separator = separator;
        }

        String separator() {
            return separator;
        }
    }

    private Stack(Builder parts) {
        this.name = Names.stack(parts.name);
        this.services = byName("services", parts.services, Service::name);
        this.networks = byName("networks", parts.networks, Network::name);
        this.volumes = byName("volumes", parts.volumes, Volume::name);
        this.secrets = byName("secrets", parts.secrets, Secret::name);
        this.configs = byName("configs", parts.configs, Config::name);
        this.deadline = parts.deadline;
        this.ttl = parts.ttl;
        this.naming = parts.naming;
        this.inOrder = List.copyOf(parts.services);
    }

    /**
     * A stack of parts with different names.
     *
     * @param name the stack's name, which is the project name other tools see
     * @param services in the order of the script
     * @param networks the declared ones; the default network need not be among them
     * @param volumes the declared ones
     */
    public Stack(String name, List<Service> services, List<Network> networks, List<Volume> volumes) {
        this(named(name).services(services).networks(networks).volumes(volumes));
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    private static <T> Map<String, T> byName(String what, Collection<T> parts, Function<T, String> nameOf) {
        Map<String, T> named = new LinkedHashMap<>();
        for (T part : parts) {
            if (named.put(nameOf.apply(part), part) != null) {
                throw new IllegalArgumentException("two " + what + " have the name `" + nameOf.apply(part) + "`");
            }
        }
        return named;
    }

    public String name() {
        return name;
    }

    public List<Service> services() {
        return inOrder;
    }

    public List<Network> networks() {
        return List.copyOf(networks.values());
    }

    public List<Volume> volumes() {
        return List.copyOf(volumes.values());
    }

    public List<Secret> secrets() {
        return List.copyOf(secrets.values());
    }

    public List<Config> configs() {
        return List.copyOf(configs.values());
    }

    /** How long all of an {@code up} may take; absent means as long as its waits. */
    public Optional<Duration> deadline() {
        return deadline;
    }

    /** How long it may stay after an {@code up}; absent means until it is taken down. */
    public Optional<Duration> ttl() {
        return ttl;
    }

    /** What joins the parts of its names. */
    public Naming naming() {
        return naming;
    }

    public Optional<Service> service(String wanted) {
        return Optional.ofNullable(services.get(wanted));
    }

    public Optional<Network> network(String wanted) {
        return Optional.ofNullable(networks.get(wanted));
    }

    public Optional<Volume> volume(String wanted) {
        return Optional.ofNullable(volumes.get(wanted));
    }

    public Optional<Secret> secret(String wanted) {
        return Optional.ofNullable(secrets.get(wanted));
    }

    public Optional<Config> config(String wanted) {
        return Optional.ofNullable(configs.get(wanted));
    }

    /** The name a container of this stack has on the engine. */
    public String containerName(Service service, int number) {
        return service.identity()
                .containerName()
                .orElseGet(() -> String.join(naming.separator(), name, service.name(), String.valueOf(number)));
    }

    /** The name a network of this stack has on the engine; one of somebody else's has no name but its own. */
    public String networkName(String network) {
        Optional<Network> declared = network(network);
        return declared.flatMap(Network::engineName)
                .orElseGet(() -> declared.filter(Network::external).isPresent() ? network : name + "_" + network);
    }

    /** The name a volume of this stack has on the engine; one of somebody else's, or nobody's, has no name but its own. */
    public String volumeName(String volume) {
        Optional<Volume> declared = volume(volume);
        return declared.flatMap(Volume::engineName)
                .orElseGet(() ->
                        declared.filter(one -> one.external() || one.shared()).isPresent()
                                ? volume
                                : name + "_" + volume);
    }

    /** The image a service runs: the one it names, else the one its build makes. */
    public ImageReference imageOf(Service service) {
        return service.image()
                .orElseGet(() ->
                        imageNames.computeIfAbsent(service.name(), known -> ImageReference.parse(imageName(service))));
    }

    /** Every name that the service's build gives to its image; none when it is not built. */
    public List<ImageReference> imagesBuiltBy(Service service) {
        if (service.build().isEmpty()) {
            return List.of();
        }
        Set<ImageReference> names = new LinkedHashSet<>(List.of(imageOf(service)));
        service.build().get().tags().forEach(tag -> names.add(ImageReference.parse(tag)));
        return List.copyOf(names);
    }

    /** Names of images are narrower than those of services; what does not fit becomes a dash. */
    private String imageName(Service service) {
        String wished = (name + naming.separator() + service.name()).toLowerCase(Locale.ROOT);
        return NO_SEPARATOR_OF_IMAGES.matcher(wished).replaceAll(match -> match.end() == wished.length() ? "" : "-");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stack that
                && name.equals(that.name)
                && services().equals(that.services())
                && networks().equals(that.networks())
                && volumes().equals(that.volumes())
                && secrets().equals(that.secrets())
                && configs().equals(that.configs())
                && deadline.equals(that.deadline)
                && ttl.equals(that.ttl)
                && naming == that.naming;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, services, networks, volumes, secrets, configs, deadline, ttl, naming);
    }

    @Override
    public String toString() {
        return "stack " + name + ": " + services.values();
    }

    /** The same stack, which must be up within that time. */
    public Stack within(Duration time) {
        return toBuilder(name).deadline(time).build();
    }

    /** The same stack with these services instead of its own. */
    public Stack withServices(Collection<Service> others) {
        Builder parts = toBuilder(name);
        parts.services.clear();
        return parts.services(others).build();
    }

    /** A builder that starts with all that this stack is, under another name. */
    public Builder toBuilder(String otherName) {
        Builder parts = named(otherName)
                .services(services())
                .networks(networks())
                .volumes(volumes())
                .secrets(secrets())
                .configs(configs())
                .naming(naming);
        deadline.ifPresent(parts::deadline);
        ttl.ifPresent(parts::ttl);
        return parts;
    }

    /** Collects the parts of a stack. */
    public static final class Builder {
        private final String name;
        private final List<Service> services = new ArrayList<>();
        private final List<Network> networks = new ArrayList<>();
        private final List<Volume> volumes = new ArrayList<>();
        private final List<Secret> secrets = new ArrayList<>();
        private final List<Config> configs = new ArrayList<>();
        private Optional<Duration> deadline = Optional.empty();
        private Optional<Duration> ttl = Optional.empty();
        private Naming naming = Naming.DASHES;

        private Builder(String name) {
            this.name = name;
        }

        public Builder service(Service service) {
            services.add(service);
            return this;
        }

        public Builder services(Collection<Service> more) {
            services.addAll(more);
            return this;
        }

        public Builder network(Network network) {
            networks.add(network);
            return this;
        }

        public Builder networks(Collection<Network> more) {
            networks.addAll(more);
            return this;
        }

        public Builder volume(Volume volume) {
            volumes.add(volume);
            return this;
        }

        public Builder volumes(Collection<Volume> more) {
            volumes.addAll(more);
            return this;
        }

        public Builder secret(Secret secret) {
            secrets.add(secret);
            return this;
        }

        public Builder secrets(Collection<Secret> more) {
            secrets.addAll(more);
            return this;
        }

        public Builder config(Config config) {
            configs.add(config);
            return this;
        }

        public Builder configs(Collection<Config> more) {
            configs.addAll(more);
            return this;
        }

        public Builder naming(Naming manner) {
            naming = manner;
            return this;
        }

        public Builder deadline(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a deadline must be longer than nothing");
            }
            deadline = Optional.of(time);
            return this;
        }

        public Builder ttl(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("the time that a stack may stay must be longer than nothing");
            }
            ttl = Optional.of(time);
            return this;
        }

        public Stack build() {
            return new Stack(this);
        }
    }
}
