package orchsh.engine.api;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonReader;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.port.ContainerSessions.ExecOrder;
import orchsh.engine.port.ContainerSessions.Input;
import orchsh.engine.port.ContainerSessions.Rights;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.ProblemException.Kind;
import orchsh.engine.wire.Hijack;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** The calls that a command in a container takes: it is made, started with a connection handed over, and looked at. */
final class ExecCalls {
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final WireClient client;

    ExecCalls(WireClient client) {
        this.client = client;
    }

    /** Returns the command's id; nothing runs yet. */
    String create(String container, ExecOrder order, CancellationToken cancellation) {
        JsonWriter json = new JsonWriter()
                .beginObject()
                .name("AttachStdin")
                .value(order.input() == Input.OPEN)
                .name("AttachStdout")
                .value(true)
                .name("AttachStderr")
                .value(true)
                .name("Tty")
                .value(order.terminal().isPresent())
                .name("Privileged")
                .value(order.rights() == Rights.PRIVILEGED)
                .name("Cmd")
                .beginArray();
        order.command().forEach(json::value);
        json.endArray().name("Env").beginArray();
        for (Map.Entry<String, String> variable : new TreeMap<>(order.env()).entrySet()) {
            json.value(variable.getKey() + "=" + variable.getValue());
        }
        json.endArray();
        order.user().ifPresent(user -> json.name("User").value(user));
        order.folder().ifPresent(folder -> json.name("WorkingDir").value(folder));
        order.terminal()
                .ifPresent(terminal ->
                        json.name("DetachKeys").value(terminal.detachKeys().text()));
        json.endObject();
        String target = Target.of("/containers/").name(container).path("/exec").toString();
        return read(WireRequest.post(target).json(json), cancellation, Fields::id);
    }

    /** Starts the command and hands over the connection to it. */
    Hijack start(String exec, ExecOrder order, CancellationToken cancellation) {
        return client.hijack(startRequest(exec, order, false), cancellation);
    }

    /** The same, with everything to be over within that time. */
    Hijack start(String exec, ExecOrder order, Duration within, CancellationToken cancellation) {
        return client.hijack(startRequest(exec, order, false).within(within), cancellation);
    }

    void startDetached(String exec, ExecOrder order, CancellationToken cancellation) {
        try (WireResponse response = client.send(startRequest(exec, order, true).within(WireRequest.LOOK), cancellation)
                .accepted()) {
            response.drain();
        }
    }

    private static WireRequest startRequest(String exec, ExecOrder order, boolean detached) {
        JsonWriter json = new JsonWriter()
                .beginObject()
                .name("Detach")
                .value(detached)
                .name("Tty")
                .value(order.terminal().isPresent())
                .endObject();
        return WireRequest.post(Target.of("/exec/").name(exec).path("/start").toString())
                .json(json);
    }

    boolean isRunning(String exec, CancellationToken cancellation) {
        return state(exec, cancellation).running();
    }

    /**
     * The output ends a moment before the engine has written down how the command ended, or long before, when the command
     * closes its output and goes on.
     *
     * @param deadline by {@link System#nanoTime}
     */
    int exitCode(String exec, long deadline, CancellationToken cancellation) {
        long pause = 2;
        while (true) {
            ExecAnswer state = state(exec, cancellation);
            if (!state.running()) {
                return state.exitCode();
            }
            if (System.nanoTime() - deadline >= 0) {
                throw ProblemException.stack(Problem.error("the command still runs"));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(Kind.INTERRUPTED, Problem.error("interrupted"), e);
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private ExecAnswer state(String exec, CancellationToken cancellation) {
        String target = Target.of("/exec/").name(exec).path("/json").toString();
        return read(WireRequest.get(target), cancellation, ExecAnswer::read);
    }

    private <T extends Object> T read(
            WireRequest request, CancellationToken cancellation, Function<JsonReader, T> reading) {
        try (WireResponse response =
                client.send(request.within(WireRequest.LOOK), cancellation).accepted()) {
            JsonReader json =
                    new JsonReader(response.body(), "what the container engine at " + client.address() + " answered");
            T value = reading.apply(json);
            json.end();
            return value;
        }
    }
}
