package orchsh.engine.api;

import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonReader;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** The end of a container's own process, waited for from the beginning, so that a quick restart does not hide it. */
final class ContainerEnd implements ProcessEnd {
    private final WireClient client;
    private final String container;
    private final CancellationToken cancellation;
    private final WireResponse next;

    /** Engines begin to answer when they have begun to wait. */
    ContainerEnd(WireClient client, String container, String condition, CancellationToken cancellation) {
        this.client = client;
        this.container = container;
        this.cancellation = cancellation;
        Target target = Target.of("/containers/").name(container).path("/wait").parameter("condition", condition);
        this.next =
                client.send(WireRequest.post(target.toString()), cancellation).accepted();
    }

    @Override
    public boolean isRunning() {
        return ContainerFacts.of(client, container, cancellation).running();
    }

    @Override
    public int exitCode() {
        int code = 0;
        String error = "";
        JsonReader json = new JsonReader(next.body(), "what the container engine at " + client.address() + " answered");
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "StatusCode" -> code = (int) json.integer();
                case "Error" -> error = message(json);
                default -> json.skip();
            }
        }
        json.end();
        if (!error.isEmpty()) {
            throw ProblemException.stack(
                    Problem.error("the end of `" + container + "` cannot be waited for: " + Words.sentence(error)));
        }
        return code;
    }

    private static String message(JsonReader json) {
        String message = "";
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("Message")) {
                    message = json.string();
                } else {
                    json.skip();
                }
            }
        }
        return message;
    }

    @Override
    public void close() {
        next.close();
    }
}
