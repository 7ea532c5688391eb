package orchsh.dsl.compose.keys;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import orchsh.engine.model.Batches;
import orchsh.engine.model.Placement;
import orchsh.engine.model.Placement.Constraint;
import orchsh.engine.model.Rollout;
import orchsh.engine.problem.NearMiss;

/** What {@code deploy} says about how containers are replaced, and where they may run: the command of that name heeds it. */
final class RolloutKeys {
    private static final List<String> ENDPOINTS = List.of("vip", "dnsrr");
    private static final List<String> ORDERS = List.of("stop-first", "start-first");
    private static final List<String> ACTIONS = List.of("pause", "continue", "rollback");

    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("`deploy`")
            .key("endpoint_mode", (service, value) -> {
                Rollout.Endpoint way =
                        value.oneOf(ENDPOINTS).equals("vip") ? Rollout.Endpoint.VIP : Rollout.Endpoint.DNSRR;
                service.note("endpoint", "", value);
                say(service, value, rollout -> rollout.with(way));
                onlyDeployed(value, "endpoint_mode");
            })
            .key("placement", RolloutKeys::placement)
            .key("update_config", (service, value) -> {
                Batches update = batches(service, value, "update");
                say(service, value, rollout -> rollout.withUpdate(update));
            })
            .key("rollback_config", (service, value) -> {
                Batches rollback = batches(service, value, "rollback");
                Rollout.USUAL.withRollback(rollback); // what cannot be is told here, where it stands
                say(service, value, rollout -> rollout.withRollback(rollback));
            });

    private static final class BatchesDraft {
        private Optional<Integer> parallelism = Optional.empty();
        private Optional<Duration> delay = Optional.empty();
        private Optional<Batches.Order> order = Optional.empty();
        private Optional<Duration> monitor = Optional.empty();
        private Optional<Batches.OnFailure> onFailure = Optional.empty();
        private Optional<BigDecimal> ratio = Optional.empty();
    }

    private static final class PlacementDraft {
        private final List<Constraint> constraints = new ArrayList<>();
        private final List<String> preferences = new ArrayList<>();
        private Optional<Integer> most = Optional.empty();
    }

    private RolloutKeys() {}

    private static void say(ServiceDraft service, Value value, UnaryOperator<Rollout> edit) {
        service.say(value, builder -> builder.rollout(edit));
    }

    private static void onlyDeployed(Value value, String key) {
        value.notes()
                .warn(
                        value.at(),
                        "`deploy." + key
                                + "` is heeded by the command `deploy` alone: `up` starts containers on the one machine there is",
                        "");
    }

    private static Keys<BatchesDraft> batches(String owner) {
        return new Keys<BatchesDraft>(owner)
                .key("parallelism", ManyKeys::count, (it, number) -> it.parallelism = Optional.of(number))
                .key("delay", Value::duration, (it, time) -> it.delay = Optional.of(time))
                .key(
                        "order",
                        (it, value) -> it.order = Optional.of(
                                chosen(value, ORDERS).equals("start-first")
                                        ? Batches.Order.START_FIRST
                                        : Batches.Order.STOP_FIRST))
                .key("monitor", Value::duration, (it, time) -> it.monitor = Optional.of(time))
                .key(
                        "failure_action",
                        (it, value) -> it.onFailure = Optional.of(
                                switch (chosen(value, ACTIONS)) {
                                    case "continue" -> Batches.OnFailure.CONTINUE;
                                    case "rollback" -> Batches.OnFailure.ROLLBACK;
                                    default -> Batches.OnFailure.PAUSE;
                                }))
                .key("max_failure_ratio", Value::decimal, (it, ratio) -> it.ratio = Optional.of(ratio));
    }

    private static Batches batches(ServiceDraft service, Value value, String word) {
        BatchesDraft draft = new BatchesDraft();
        batches("`deploy." + word + "_config`").read(value, draft);
        service.note(word, "order", value.get("order").orElse(value));
        return Batches.USUAL.with(
                draft.parallelism, draft.delay, draft.order, draft.monitor, draft.onFailure, draft.ratio);
    }

    private static String chosen(Value value, List<String> words) {
        String word = value.text();
        if (!words.contains(word)) {
            throw value.wrong(
                    "`" + value.key() + "` cannot be `" + word + "`",
                    NearMiss.hint(word, words).orElse("use one of " + String.join(", ", words)));
        }
        return word;
    }

    private static void placement(ServiceDraft service, Value value) {
        PlacementDraft draft = new PlacementDraft();
        new Keys<PlacementDraft>("`deploy.placement`")
                .key(
                        "constraints",
                        (it, all) -> all.forEach(item -> {
                            Constraint constraint = Constraint.parse(item.text());
                            service.note("constraint", constraint.toString(), item);
                            it.constraints.add(constraint);
                        }))
                .key(
                        "preferences",
                        (it, all) -> all.items()
                                .forEach(item -> new Keys<PlacementDraft>("a preference")
                                        .key("spread", (within, by) -> {
                                            service.note("preference", by.text(), by);
                                            within.preferences.add(by.text());
                                        })
                                        .read(item, it)))
                .key("max_replicas_per_node", (it, number) -> {
                    service.note("most per machine", "", number);
                    it.most = Optional.of(ManyKeys.count(number));
                })
                .read(value, draft);
        Placement placement = new Placement(draft.constraints, draft.preferences, draft.most);
        say(service, value, rollout -> rollout.with(placement));
        onlyDeployed(value, "placement");
    }
}
