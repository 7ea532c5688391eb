package orchsh.engine.api;

import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonReader;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/**
 * What one must know of a container before talking with it.
 *
 * @param running whether its process runs
 * @param terminal whether its process has a terminal, and so sends its output without frames
 * @param input whether its process can be given input
 */
record ContainerFacts(boolean running, boolean terminal, boolean input) {

    static ContainerFacts of(WireClient client, String container, CancellationToken cancellation) {
        String target = Target.of("/containers/").name(container).path("/json").toString();
        try (WireResponse response = client.send(WireRequest.get(target).within(WireRequest.LOOK), cancellation)
                .accepted()) {
            JsonReader json =
                    new JsonReader(response.body(), "what the container engine at " + client.address() + " answered");
            ContainerFacts facts = read(json);
            json.end();
            return facts;
        }
    }

    private static ContainerFacts read(JsonReader json) {
        boolean running = false;
        boolean terminal = false;
        boolean input = false;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "State" -> running = truth(json, "Running");
                case "Config" -> {
                    if (json.enterObject()) {
                        while (json.more()) {
                            switch (json.name()) {
                                case "Tty" -> terminal = json.truth();
                                case "OpenStdin" -> input = json.truth();
                                default -> json.skip();
                            }
                        }
                    }
                }
                default -> json.skip();
            }
        }
        return new ContainerFacts(running, terminal, input);
    }

    private static boolean truth(JsonReader json, String field) {
        boolean truth = false;
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals(field)) {
                    truth = json.truth();
                } else {
                    json.skip();
                }
            }
        }
        return truth;
    }
}
