package orchsh.dsl.value;

import java.util.List;
import orchsh.engine.model.NetworkUse;

/** Reads how a service is in a network. */
public final class NetworkUses {
    public static final List<String> OPTIONS = List.of(
            "alias", "ip", "ip6", "mac", "linkLocalIps", "priority", "gwPriority", "interfaceName", "driverOpts");

    private NetworkUses() {}

    public static NetworkUse of(String network, Details details) {
        return new NetworkUse(
                network,
                details.texts("alias"),
                new NetworkUse.Address(
                        details.text("ip"), details.text("ip6"), details.texts("linkLocalIps"), details.text("mac")),
                details.pairs("driverOpts"),
                details.integer("priority").orElse(0),
                details.integer("gwPriority"),
                details.text("interfaceName"));
    }

    /** Without the names and addresses that only one service can have. */
    public static NetworkUse ofAnother(NetworkUse use) {
        return new NetworkUse(
                use.network(),
                List.of(),
                NetworkUse.Address.ANY,
                use.driverOptions(),
                use.priority(),
                use.gatewayPriority(),
                use.interfaceName());
    }
}
