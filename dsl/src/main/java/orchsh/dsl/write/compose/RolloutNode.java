package orchsh.dsl.write.compose;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Batches;
import orchsh.engine.model.Placement;
import orchsh.engine.model.Rollout;

/** Writes how containers are replaced when a service is deployed, and where they may run. */
final class RolloutNode {
    private RolloutNode() {}

    static void write(Rollout rollout, Node deploy) {
        rollout.endpoint().ifPresent(way -> deploy.put("endpoint_mode", way.word()));
        batches("update_config", rollout.update(), deploy);
        batches("rollback_config", rollout.rollback(), deploy);
        placement(rollout.placement(), deploy);
    }

    /** What is as usual is left out. */
    private static void batches(String key, Batches batches, Node deploy) {
        Batches usual = Batches.USUAL;
        Node node = deploy.child();
        if (batches.parallelism() != usual.parallelism()) {
            node.put("parallelism", batches.parallelism());
        }
        node.time("delay", other(batches.delay(), usual.delay()));
        other(batches.order(), usual.order()).ifPresent(order -> node.put("order", order.word()));
        node.time("monitor", other(batches.monitor(), usual.monitor()));
        other(batches.onFailure(), usual.onFailure()).ifPresent(action -> node.put("failure_action", action.word()));
        node.number("max_failure_ratio", other(batches.maxFailureRatio(), BigDecimal.ZERO));
        deploy.put(key, node);
    }

    private static <T> Optional<T> other(T value, T usual) {
        return Optional.of(value).filter(given -> !given.equals(usual));
    }

    private static void placement(Placement placement, Node deploy) {
        Node node = deploy.child();
        node.texts(
                "constraints",
                placement.constraints().stream()
                        .map(Placement.Constraint::toString)
                        .toList());
        List<Map<String, String>> preferences =
                placement.preferences().stream().map(by -> Map.of("spread", by)).toList();
        node.raw("preferences", preferences);
        node.number("max_replicas_per_node", placement.mostPerMachine());
        deploy.put("placement", node);
    }
}
