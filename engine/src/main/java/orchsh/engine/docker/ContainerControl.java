package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.api.WireObserver;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.ProblemException.Kind;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** Holds, wakes, signals and restarts containers. */
final class ContainerControl {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int NOT_FOUND = 404;

    private final WireClient client;

    ContainerControl(WireClient client) {
        this.client = client;
    }

    void pause(String container) {
        try {
            post(target(container, "/pause"), PATIENCE);
        } catch (RefusedException e) {
            if (!e.reason().contains("already paused")) {
                throw refusal(container, "paused", e);
            }
        }
    }

    void unpause(String container) {
        try {
            post(target(container, "/unpause"), PATIENCE);
        } catch (RefusedException e) {
            if (!runs(container)) {
                throw refusal(container, "unpaused", e);
            }
        }
    }

    private boolean runs(String container) {
        return new WireObserver(client)
                .container(container)
                .filter(details -> details.state() == ObservedContainer.State.RUNNING)
                .isPresent();
    }

    void kill(String container, String signal) {
        try {
            post(target(container, "/kill").parameter("signal", signal), PATIENCE);
        } catch (RefusedException e) {
            throw refusal(container, "sent " + signal, e);
        }
    }

    void restart(String container, Duration grace) {
        long seconds = Math.min(Integer.MAX_VALUE, grace.plusMillis(999).toSeconds());
        try {
            post(target(container, "/restart").parameter("t", Long.toString(seconds)), PATIENCE.plus(grace));
        } catch (RefusedException e) {
            throw refusal(container, "restarted", e);
        }
    }

    void setRestart(String container, RestartPolicy policy) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("RestartPolicy").put("Name", policy.kind().word()).put("MaximumRetryCount", policy.attempts());
        WireRequest request = new WireRequest(
                "POST",
                target(container, "/update").toString(),
                Map.of("Content-Type", "application/json"),
                Optional.of(WireRequest.Body.of(body.toString().getBytes(StandardCharsets.UTF_8))),
                Optional.of(PATIENCE));
        try (WireResponse response = client.send(request).accepted()) {
            response.drain();
        } catch (RefusedException e) {
            throw refusal(container, "told whether to start again", e);
        }
    }

    private static Target target(String container, String action) {
        return Target.of("/containers/").name(container).path(action);
    }

    private void post(Target target, Duration within) {
        try (WireResponse response =
                client.send(WireRequest.post(target.toString()).within(within)).accepted()) {
            response.drain();
        }
    }

    private static ProblemException refusal(String container, String done, RefusedException e) {
        if (e.status() == NOT_FOUND) {
            return new ProblemException(Kind.STACK, Problem.error("there is no container `" + container + "`"), e);
        }
        String what = "container `" + container + "` cannot be " + done + ": ";
        boolean still = e.reason().contains("is not running") || e.reason().contains("is not paused");
        return new ProblemException(Kind.STACK, Problem.error(what + (still ? "it does not run" : e.reason())), e);
    }
}
