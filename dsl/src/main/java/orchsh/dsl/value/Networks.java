package orchsh.dsl.value;

import java.util.List;
import java.util.TreeMap;
import orchsh.engine.model.Network;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import org.jspecify.annotations.Nullable;

/** Reads what networks and volumes of a stack are. */
public final class Networks {
    private static final List<String> POOL = List.of("subnet", "ipRange", "gateway", "auxAddresses");

    private Networks() {}

    public static Network of(String name, Details details) {
        if (name.equals(Stack.DEFAULT_NETWORK) && details.keys().isEmpty()) {
            throw new WordException(
                    "every stack has the network `default`: it is not declared",
                    "it is only told what it is to be like: network 'default', subnet: '172.30.0.0/24'");
        }
        Network.Builder network = Network.named(name);
        details.text("name").ifPresent(network::engineName);
        if (details.flag("external").orElse(false)) {
            network.external();
        }
        details.text("driver").ifPresent(network::driver);
        details.pairs("driverOpts").forEach(network::driverOption);
        details.flag("internal").ifPresent(network::internal);
        details.flag("attachable").ifPresent(network::attachable);
        details.flag("ipv4").ifPresent(network::ip4);
        details.flag("ipv6").ifPresent(network::ip6);
        details.pairs("labels").forEach(network::label);
        addresses(details, network);
        return network.build();
    }

    private static void addresses(Details details, Network.Builder network) {
        boolean saysPool = POOL.stream().anyMatch(details::has);
        if (saysPool && details.has("ipam")) {
            throw new WordException("`network` is given addresses and an `ipam:`", "say them in one way");
        }
        if (saysPool) {
            pools(details, network);
        }
        if (details.has("ipam")) {
            Details ipam = Details.within("ipam", details.value("ipam"), List.of("driver", "options", "config"));
            ipam.text("driver").ifPresent(network::addressDriver);
            ipam.pairs("options").forEach(network::addressOption);
            if (ipam.has("config")) {
                for (Object pool : Values.each(new @Nullable Object[] {ipam.value("config")})) {
                    network.pool(pool(Details.within("config", pool, POOL)));
                }
            }
        }
    }

    /** Several subnets have nothing but themselves, as no one could tell which gateway is whose. */
    private static void pools(Details details, Network.Builder network) {
        List<String> subnets = details.texts("subnet");
        if (subnets.size() < 2) {
            network.pool(pool(details));
            return;
        }
        if (details.has("ipRange") || details.has("gateway") || details.has("auxAddresses")) {
            throw new WordException(
                    "`network` has several subnets, and nobody can tell whose the other addresses are",
                    "write ipam: [config: [[subnet: '…', gateway: '…'], …]]");
        }
        subnets.forEach(subnet -> network.pool(Network.Pool.of(subnet)));
    }

    private static Network.Pool pool(Details details) {
        List<String> subnets = details.texts("subnet");
        return new Network.Pool(
                subnets.stream().findFirst(),
                details.text("ipRange"),
                details.text("gateway"),
                details.has("auxAddresses") ? details.pairs("auxAddresses") : new TreeMap<>());
    }

    public static Volume volume(String name, Details details) {
        Volume.Builder volume = Volume.named(name);
        details.text("name").ifPresent(volume::engineName);
        if (details.flag("external").orElse(false)) {
            volume.external();
        }
        if (details.flag("shared").orElse(false)) {
            volume.shared();
        }
        details.text("driver").ifPresent(volume::driver);
        details.pairs("driverOpts").forEach(volume::driverOption);
        details.pairs("labels").forEach(volume::label);
        return volume.build();
    }
}
