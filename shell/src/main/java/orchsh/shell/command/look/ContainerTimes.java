package orchsh.shell.command.look;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.view.container.ContainerTable.Times;

/** Asks when containers were started and ended; engines tell that only of one container after the other. */
final class ContainerTimes {
    /** What engines write where there is no moment. */
    private static final String NEVER = "0001-";

    private ContainerTimes() {}

    /** By the containers' ids; one that is gone meanwhile is left out. */
    static Map<String, Times> of(List<ObservedContainer> containers, EngineView engine, Glance call) {
        ContainerMonitor monitor = engine.monitor();
        Map<String, Times> times = new HashMap<>();
        for (ObservedContainer container : containers) {
            Optional<String> details = monitor.details(
                    Thing.CONTAINER, container.id(), call.invocation().cancellation());
            if (details.isPresent()) {
                times.put(container.id(), in(details.get()));
            }
        }
        return times;
    }

    private static Times in(String details) {
        JsonReader json =
                new JsonReader(details.getBytes(StandardCharsets.UTF_8), "what the container engine answered");
        Times times = new Times("", "");
        json.enterObject();
        while (json.more()) {
            if (json.name().equals("State")) {
                times = inState(json);
            } else {
                json.skip();
            }
        }
        return times;
    }

    private static Times inState(JsonReader json) {
        String started = "";
        String ended = "";
        boolean runs = false;
        json.enterObject();
        while (json.more()) {
            String name = json.name();
            if (name.equals("StartedAt")) {
                started = moment(json.string());
            } else if (name.equals("FinishedAt")) {
                ended = moment(json.string());
            } else if (name.equals("Running")) {
                runs = json.truth();
            } else {
                json.skip();
            }
        }
        return new Times(started, runs ? "" : ended);
    }

    private static String moment(String written) {
        return written.startsWith(NEVER) ? "" : written;
    }
}
