package orchsh.dsl.compose.keys;

import java.util.List;
import java.util.Optional;
import orchsh.engine.model.RestartPolicy;

/** What {@code deploy} says, as far as one machine can do it. */
final class Deploy {
    private static final String SWARM = "it is for a swarm of several machines, and this is one engine";

    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("`deploy`")
            .key("replicas", (service, value) -> {
                ManyKeys.count(value);
                service.keep("deploy replicas", value);
            })
            .key("resources", (service, value) -> resources().read(value, service))
            .key("restart_policy", Deploy::restartPolicy)
            .key("mode", (service, value) -> {
                if (!value.text().equals("replicated")) {
                    value.oneOf(List.of("replicated", "global", "replicated-job", "global-job"));
                    value.notes()
                            .warn(value.at(), "`deploy.mode` has no effect: " + SWARM, "say how many with `replicas`");
                }
            })
            .key("labels", swarm("labels"))
            .and(RolloutKeys.KEYS);

    private static final class RestartDraft {
        private Optional<String> condition = Optional.empty();
        private int attempts;
    }

    private Deploy() {}

    /** A key that only a swarm heeds. */
    private static Keys.Effect<ServiceDraft> swarm(String name) {
        return (service, value) -> value.notes().warn(value.at(), "`deploy." + name + "` has no effect: " + SWARM, "");
    }

    private static Keys<ServiceDraft> resources() {
        return new Keys<ServiceDraft>("`deploy.resources`")
                .key(
                        "limits",
                        (service, value) -> new Keys<ServiceDraft>("`limits`")
                                .key("cpus", (it, limit) -> limit(it, limit, "cpus"))
                                .key("memory", (it, limit) -> limit(it, limit, "mem_limit"))
                                .key("pids", (it, limit) -> limit(it, limit, "pids_limit"))
                                .read(value, service))
                .key(
                        "reservations",
                        (service, value) -> new Keys<ServiceDraft>("`reservations`")
                                .key("memory", (it, limit) -> limit(it, limit, "mem_reservation"))
                                .key(
                                        "devices",
                                        (it, devices) -> devices.items()
                                                .forEach(item -> item.notes()
                                                        .heed(
                                                                item.at(),
                                                                () -> DeviceKeys.request(it, item, List.of()))))
                                .key("cpus", (it, limit) -> {
                                    limit.decimal();
                                    limit.notes()
                                            .warn(
                                                    limit.at(),
                                                    "`deploy.resources.reservations.cpus` has no effect: one engine keeps no processors for a container",
                                                    "weigh it with `cpu_shares`, or limit the others");
                                })
                                .key("generic_resources", swarm("resources.reservations.generic_resources"))
                                .read(value, service));
    }

    /** Says what a key of the service itself would say. */
    private static void limit(ServiceDraft service, Value value, String key) {
        service.keep("deploy " + key, value);
        LimitKeys.KEYS.apply(key, service, value);
    }

    private static void restartPolicy(ServiceDraft service, Value value) {
        RestartDraft draft = new RestartDraft();
        new Keys<RestartDraft>("`deploy.restart_policy`")
                .key("condition", it -> it.literal(), (it, word) -> it.condition = Optional.of(word))
                .key("max_attempts", ManyKeys::count, (it, number) -> it.attempts = number)
                .key("delay", (it, time) -> ownPace(time, "delay"))
                .key("window", (it, time) -> ownPace(time, "window"))
                .read(value, draft);
        RestartPolicy.Kind kind = switch (draft.condition.orElse("any")) {
            case "any", "always" -> RestartPolicy.Kind.ALWAYS;
            case "on-failure" -> RestartPolicy.Kind.ON_FAILURE;
            case "unless-stopped" -> RestartPolicy.Kind.UNLESS_STOPPED;
            case "none", "no", "false" -> RestartPolicy.Kind.NO;
            default ->
                throw value.get("condition")
                        .orElse(value)
                        .wrong(
                                "`condition` cannot be `" + draft.condition.orElse("") + "`",
                                "use none, on-failure or any");
        };
        if (draft.attempts > 0 && kind != RestartPolicy.Kind.ON_FAILURE) {
            value.notes()
                    .warn(
                            value.get("max_attempts").orElse(value).at(),
                            "`deploy.restart_policy.max_attempts` has no effect: engines count only the restarts of `on-failure`",
                            "write `condition: on-failure`");
        }
        int attempts = kind == RestartPolicy.Kind.ON_FAILURE ? draft.attempts : 0;
        service.restartByDeploy(value, new RestartPolicy(kind, attempts));
    }

    private static void ownPace(Value value, String name) {
        value.duration();
        value.notes()
                .warn(
                        value.at(),
                        "`deploy.restart_policy." + name
                                + "` has no effect: an engine waits longer each time by itself",
                        "");
    }
}
