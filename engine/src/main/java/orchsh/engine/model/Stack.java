package orchsh.engine.model;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Optional<Duration> deadline;

    /**
     * A stack of parts with different names, which may take as long as it likes to come up.
     *
     * @param name the stack's name, which is the project name other tools see
     * @param services in the order of the script
     * @param networks the declared ones; the default network is not among them
     * @param volumes the declared ones
     */
    public Stack(String name, List<Service> services, List<Network> networks, List<Volume> volumes) {
        this.name = Names.stack(name);
        this.services = byName("services", services, Service::name);
        this.networks = byName("networks", networks, Network::name);
        this.volumes = byName("volumes", volumes, Volume::name);
        this.deadline = Optional.empty();
    }

    private Stack(Stack other, String name, Optional<Duration> deadline) {
        this.name = Names.stack(name);
        this.services = other.services;
        this.networks = other.networks;
        this.volumes = other.volumes;
        this.deadline = deadline;
    }

    /** The same stack under another name. */
    public Stack named(String otherName) {
        return new Stack(this, otherName, deadline);
    }

    /** The same stack, which must be up within that time. */
    public Stack within(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a deadline is longer than nothing");
        }
        return new Stack(this, name, Optional.of(time));
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
        return List.copyOf(services.values());
    }

    public List<Network> networks() {
        return List.copyOf(networks.values());
    }

    public List<Volume> volumes() {
        return List.copyOf(volumes.values());
    }

    /** How long the whole stack may take to come up. */
    public Optional<Duration> deadline() {
        return deadline;
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

    /** The name a container of this stack has on the engine. */
    public String containerName(Service service, int number) {
        return name + "-" + service.name() + "-" + number;
    }

    /** The name a network of this stack has on the engine. */
    public String networkName(String network) {
        return name + "_" + network;
    }

    /** The name a volume of this stack has on the engine. */
    public String volumeName(String volume) {
        return name + "_" + volume;
    }

    /** The image a service runs: the one it names, else the one its build makes. */
    public ImageReference imageOf(Service service) {
        return service.image().orElseGet(() -> ImageReference.parse(imageName(service)));
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
        String wished = (name + "-" + service.name()).toLowerCase(Locale.ROOT);
        return NO_SEPARATOR_OF_IMAGES.matcher(wished).replaceAll(match -> match.end() == wished.length() ? "" : "-");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stack that
                && name.equals(that.name)
                && services().equals(that.services())
                && networks().equals(that.networks())
                && volumes().equals(that.volumes())
                && deadline.equals(that.deadline);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, services, networks, volumes, deadline);
    }

    @Override
    public String toString() {
        return "stack " + name + ": " + services.values();
    }
}
