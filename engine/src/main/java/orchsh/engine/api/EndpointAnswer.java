package orchsh.engine.api;

import java.util.List;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.NetworkUse.Address;
import orchsh.engine.observed.ObservedContainer.Endpoint;

/** Reads what engines say of a container's place in a network. */
final class EndpointAnswer {
    private final JsonReader json;
    private String network = "";
    private String address = "";
    private String ip4 = "";
    private String ip6 = "";
    private List<String> linkLocal = List.of();
    private List<String> aliases = List.of();

    private EndpointAnswer(JsonReader json) {
        this.json = json;
    }

    static Endpoint read(JsonReader json) {
        EndpointAnswer answer = new EndpointAnswer(json);
        answer.read();
        return new Endpoint(
                answer.network,
                answer.address,
                Address.observed(answer.ip4, answer.ip6, answer.linkLocal),
                answer.aliases);
    }

    private void read() {
        if (json.enterObject()) {
            while (json.more()) {
                switch (json.name()) {
                    case "NetworkID" -> network = json.string();
                    case "IPAddress" -> address = json.string();
                    case "IPAMConfig" -> readFixed();
                    case "Aliases" -> aliases = Fields.words(json);
                    default -> json.skip();
                }
            }
        }
    }

    private void readFixed() {
        if (json.enterObject()) {
            while (json.more()) {
                switch (json.name()) {
                    case "IPv4Address" -> ip4 = json.string();
                    case "IPv6Address" -> ip6 = json.string();
                    case "LinkLocalIPs" -> linkLocal = Fields.words(json);
                    default -> json.skip();
                }
            }
        }
    }
}
