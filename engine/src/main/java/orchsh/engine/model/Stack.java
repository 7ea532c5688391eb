package orchsh.engine.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything a stack is: what its script says, in full and with defaults applied.
 *
 * @param name the stack's name, which is the project name other tools see
 * @param services in the order of the script
 * @param networks the declared ones; the default network is not among them
 * @param volumes the declared ones
 */
public record Stack(String name, List<Service> services, List<Network> networks, List<Volume> volumes) {

    /** The network of every service that names none. */
    public static final String DEFAULT_NETWORK = "default";

    public Stack {
        Names.stack(name);
        services = List.copyOf(services);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
    }

    public Optional<Service> service(String wanted) {
        return services.stream()
                .filter(service -> service.name().equals(wanted))
                .findFirst();
    }

    public Optional<Network> network(String wanted) {
        return networks.stream()
                .filter(network -> network.name().equals(wanted))
                .findFirst();
    }

    public Optional<Volume> volume(String wanted) {
        return volumes.stream().filter(volume -> volume.name().equals(wanted)).findFirst();
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
        return service.image()
                .orElseGet(() -> ImageReference.parse((name + "-" + service.name()).toLowerCase(Locale.ROOT)));
    }
}
