package orchsh.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.ObservedNetwork;

/** Reads the list of an engine's networks. */
final class NetworksAnswer {
    private final JsonReader json;

    NetworksAnswer(JsonReader json) {
        this.json = json;
    }

    List<ObservedNetwork> read() {
        List<ObservedNetwork> networks = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                String id = "";
                String name = "";
                Map<String, String> labels = Map.of();
                json.enterObject();
                while (json.more()) {
                    switch (json.name()) {
                        case "Id" -> id = json.string();
                        case "Name" -> name = json.string();
                        case "Labels" -> labels = Fields.texts(json);
                        default -> json.skip();
                    }
                }
                networks.add(new ObservedNetwork(id, name, labels));
            }
        }
        return networks;
    }
}
