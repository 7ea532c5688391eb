package orchsh.dsl.compose.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.dsl.build.Outline;
import orchsh.engine.model.Network;
import orchsh.engine.model.Volume;

/** What stands beside the services: networks, volumes, secrets and configs. */
final class TopKeys {
    private static final String SWARM = "it is for a swarm of several machines, and this is one engine";

    /** Other programs pass over what begins like this. */
    static final String OWN = "x-orchsh";

    static final Keys<ProjectDraft> KEYS = new Keys<ProjectDraft>("a compose file")
            .comment("version", value -> value)
            .comment("name", Value::text)
            .key("services", (project, value) -> value.entries().forEach(project::service))
            .key("networks", (project, value) -> value.entries().forEach(project::network))
            .key("volumes", (project, value) -> value.entries().forEach(project::volume))
            .key("secrets", (project, value) -> value.entries().forEach(entry -> project.source("secret", entry)))
            .key("configs", (project, value) -> value.entries().forEach(entry -> project.source("config", entry)))
            .key(OWN, ProjectDraft::own)
            .refused("models", "a container engine runs no models", "run the model in a service of its own");

    private static final Keys<Network.Builder> NETWORK = new Keys<Network.Builder>("a network")
            .key("name", Value::text, Network.Builder::engineName)
            .key("external", (network, value) -> external(value, network::external, network::engineName))
            .key("driver", Value::text, Network.Builder::driver)
            .key("driver_opts", Value::map, (network, all) -> all.forEach(network::driverOption))
            .key("internal", Value::flag, Network.Builder::internal)
            .key("attachable", Value::flag, Network.Builder::attachable)
            .key("enable_ipv4", Value::flag, Network.Builder::ip4)
            .key("enable_ipv6", Value::flag, Network.Builder::ip6)
            .key("labels", Value::map, (network, all) -> all.forEach(network::label))
            .key("ipam", (network, value) -> ipam().read(value, network));

    private static final Keys<Volume.Builder> VOLUME = new Keys<Volume.Builder>("a volume")
            .key("name", Value::text, Volume.Builder::engineName)
            .key("external", (volume, value) -> external(value, volume::external, volume::engineName))
            .key("driver", Value::text, Volume.Builder::driver)
            .key("driver_opts", Value::map, (volume, all) -> all.forEach(volume::driverOption))
            .key("labels", Value::map, (volume, all) -> all.forEach(volume::label));

    private static final class PoolDraft {
        private Optional<String> subnet = Optional.empty();
        private Optional<String> range = Optional.empty();
        private Optional<String> gateway = Optional.empty();
        private TreeMap<String, String> reserved = new TreeMap<>();
    }

    private TopKeys() {}

    static Network network(String name, Value value) {
        Network.Builder network = Network.named(name);
        NETWORK.read(value, network);
        return network.build();
    }

    static Volume volume(String name, Value value) {
        Volume.Builder volume = Volume.named(name);
        VOLUME.read(value, volume);
        return volume.build();
    }

    private static final class BoundsDraft {
        private Optional<Duration> deadline = Optional.empty();
        private Optional<Duration> ttl = Optional.empty();
    }

    /** How long an {@code up} may take, and the stack may stay after it. */
    static Outline.Bounds bounds(Value value) {
        BoundsDraft bounds = new BoundsDraft();
        new Keys<BoundsDraft>("`" + OWN + "`")
                .key("deadline", (it, time) -> it.deadline = Optional.of(positive(time)))
                .key("ttl", (it, time) -> it.ttl = Optional.of(positive(time)))
                .read(value, bounds);
        return new Outline.Bounds(bounds.deadline, bounds.ttl);
    }

    private static Duration positive(Value value) {
        Duration time = value.duration();
        if (time.isZero() || time.isNegative()) {
            throw value.wrong("a time that is longer than nothing is wanted here", "for example 2h or 90m");
        }
        return time;
    }

    private interface Naming {
        void as(String name);
    }

    /** Whether somebody else makes it, or the name it has there. */
    private static void external(Value value, Runnable external, Naming naming) {
        if (value.isMap()) {
            external.run();
            new Keys<Naming>("`external`").key("name", Value::text, Naming::as).read(value, naming);
        } else if (value.flag()) {
            external.run();
        }
    }

    private static Keys<Network.Builder> ipam() {
        return new Keys<Network.Builder>("`ipam`")
                .key("driver", Value::text, Network.Builder::addressDriver)
                .key("options", Value::map, (network, all) -> all.forEach(network::addressOption))
                .key(
                        "config",
                        (network, value) -> value.items()
                                .forEach(item -> item.notes().heed(item.at(), () -> network.pool(pool(item)))));
    }

    private static Network.Pool pool(Value item) {
        PoolDraft pool = new PoolDraft();
        new Keys<PoolDraft>("a range of addresses")
                .key("subnet", Value::text, (it, range) -> it.subnet = Optional.of(range))
                .key("ip_range", Value::text, (it, range) -> it.range = Optional.of(range))
                .key("gateway", Value::text, (it, address) -> it.gateway = Optional.of(address))
                .key("aux_addresses", Value::sortedMap, (it, all) -> it.reserved = all)
                .read(item, pool);
        return new Network.Pool(pool.subnet, pool.range, pool.gateway, pool.reserved);
    }

    /** Where the content of a secret or config comes from. */
    static final Keys<SourceDraft> SOURCE = new Keys<SourceDraft>("a secret or config")
            .key("file", SourceDraft::way)
            .key("environment", SourceDraft::way)
            .key("content", SourceDraft::way)
            .key("external", (source, value) -> external(value, () -> source.external(value), name -> {}))
            .comment("name", Value::text)
            .ignored("labels", SWARM)
            .ignored("template_driver", SWARM)
            .refused(
                    "driver",
                    "only a swarm fetches them by way of drivers",
                    "say where it comes from: file, environment or content")
            .refused(
                    "driver_opts",
                    "only a swarm fetches them by way of drivers",
                    "say where it comes from: file, environment or content");
}
