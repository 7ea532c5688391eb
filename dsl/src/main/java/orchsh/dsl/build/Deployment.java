package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.DeviceReader;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Devices;
import orchsh.engine.model.RestartPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What {@code deploy} says of how many containers there are and what they get, as far as one engine can do it.
 *
 * @param replicas how many containers
 * @param sayings what else it says about the service
 */
record Deployment(Optional<Integer> replicas, List<Saying> sayings) {
    private static final Map<String, String> INSTEAD = Map.of(
            "mode", "say how many with replicas:",
            "labels", "labels of containers are set with `labels`");

    static Deployment of(Details details) {
        for (String option : details.keys()) {
            boolean isUsual =
                    option.equals("mode") && details.text("mode").orElse("").equals("replicated");
            if (INSTEAD.containsKey(option) && !isUsual) {
                throw new WordException(
                        "`" + option + "` of `deploy` is for a swarm of several machines, and this is one engine",
                        INSTEAD.get(option));
            }
        }
        List<Saying> sayings = new ArrayList<>();
        if (details.has("resources")) {
            Details resources =
                    Details.within("resources", details.value("resources"), List.of("limits", "reservations"));
            limits(resources, sayings);
            reservations(resources, sayings);
        }
        if (details.has("restartPolicy")) {
            sayings.add(restart(Details.within(
                    "restartPolicy",
                    details.value("restartPolicy"),
                    List.of("condition", "maxAttempts", "delay", "window"))));
        }
        return new Deployment(details.integer("replicas"), sayings);
    }

    private static void limits(Details resources, List<Saying> sayings) {
        if (!resources.has("limits")) {
            return;
        }
        Details limits = Details.within("limits", resources.value("limits"), List.of("cpus", "memory", "pids"));
        if (limits.has("cpus")) {
            var cpus = Values.decimal("cpus", limits.value("cpus"));
            sayings.add(Saying.shared(service -> service.resources(all -> all.cpus(cpus))));
        }
        limits.size("memory")
                .ifPresent(bytes -> sayings.add(Saying.shared(service -> service.resources(all -> all.memory(bytes)))));
        limits.integer("pids")
                .ifPresent(number -> sayings.add(Saying.shared(service -> service.resources(all -> all.pids(number)))));
    }

    private static void reservations(Details resources, List<Saying> sayings) {
        if (!resources.has("reservations")) {
            return;
        }
        Details kept = Details.within(
                "reservations",
                resources.value("reservations"),
                List.of("memory", "devices", "cpus", "genericResources"));
        for (String option : List.of("cpus", "genericResources")) {
            if (kept.has(option)) {
                throw new WordException(
                        "`" + option + "` cannot be kept for a container by one engine",
                        option.equals("cpus") ? "weigh it with cpuShares, or limit the others" : "leave it out");
            }
        }
        kept.size("memory")
                .ifPresent(bytes ->
                        sayings.add(Saying.shared(service -> service.resources(all -> all.memoryReservation(bytes)))));
        if (kept.has("devices")) {
            for (Object device : Values.each(new @Nullable Object[] {kept.value("devices")})) {
                Details details = Details.within(
                        "devices", device, List.of("capabilities", "count", "deviceIds", "driver", "options"));
                Devices.Request request = DeviceReader.request(details, details.texts("capabilities"));
                sayings.add(Saying.shared(service -> service.devices(all -> all.request(request))));
            }
        }
    }

    private static Saying restart(Details details) {
        for (String option : List.of("delay", "window")) {
            if (details.has(option)) {
                throw new WordException(
                        "`" + option
                                + "` of `restartPolicy` is for a swarm: an engine waits longer each time by itself",
                        "leave it out");
            }
        }
        int attempts = details.integer("maxAttempts").orElse(0);
        String condition = details.text("condition").orElse("any");
        RestartPolicy policy = switch (condition) {
            case "any" -> new RestartPolicy(RestartPolicy.Kind.ALWAYS, attempts);
            case "on-failure" -> new RestartPolicy(RestartPolicy.Kind.ON_FAILURE, attempts);
            case "none" -> new RestartPolicy(RestartPolicy.Kind.NO, attempts);
            default ->
                throw new WordException(
                        "`condition` cannot be `" + condition + "`", "use 'none', 'on-failure' or 'any'");
        };
        return Saying.own(service -> service.restart(policy)).about("restart");
    }
}
