package orchsh.dsl.write.script;

import java.util.LinkedHashMap;
import java.util.Map;
import orchsh.engine.model.Batches;
import orchsh.engine.model.Placement;
import orchsh.engine.model.Rollout;

/** Writes how containers are replaced when a service is deployed, and where they may run. */
final class RolloutCall {
    private RolloutCall() {}

    static Call of(Rollout rollout, Literals literals) {
        Call call = Call.of("deploy");
        named("update", batches(rollout.update(), literals), call, literals);
        named("rollback", batches(rollout.rollback(), literals), call, literals);
        named("placement", placement(rollout.placement(), literals), call, literals);
        rollout.endpoint().ifPresent(way -> call.named("endpointMode", literals.name(way.word())));
        return call;
    }

    private static void named(String option, Map<String, String> pairs, Call call, Literals literals) {
        if (!pairs.isEmpty()) {
            call.named(option, literals.mapOf(pairs, value -> value));
        }
    }

    /** What is as usual is left out. */
    private static Map<String, String> batches(Batches batches, Literals literals) {
        Batches usual = Batches.USUAL;
        Map<String, String> pairs = new LinkedHashMap<>();
        if (batches.parallelism() != usual.parallelism()) {
            pairs.put("parallelism", String.valueOf(batches.parallelism()));
        }
        if (!batches.delay().equals(usual.delay())) {
            pairs.put("delay", Amounts.time(batches.delay()));
        }
        if (batches.order() != usual.order()) {
            pairs.put("order", literals.name(batches.order().word()));
        }
        if (!batches.monitor().equals(usual.monitor())) {
            pairs.put("monitor", Amounts.time(batches.monitor()));
        }
        if (batches.onFailure() != usual.onFailure()) {
            pairs.put("failureAction", literals.name(batches.onFailure().word()));
        }
        if (batches.maxFailureRatio().signum() != 0) {
            pairs.put("maxFailureRatio", batches.maxFailureRatio().toPlainString());
        }
        return pairs;
    }

    private static Map<String, String> placement(Placement placement, Literals literals) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (!placement.constraints().isEmpty()) {
            pairs.put(
                    "constraints",
                    literals.list(placement.constraints().stream()
                            .map(Placement.Constraint::toString)
                            .toList()));
        }
        if (!placement.preferences().isEmpty()) {
            pairs.put("preferences", literals.list(placement.preferences()));
        }
        placement.mostPerMachine().ifPresent(most -> pairs.put("maxReplicasPerNode", String.valueOf(most)));
        return pairs;
    }
}
