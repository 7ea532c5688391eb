package orchsh.engine.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.port.VolumeOrder;

/**
 * Notes down until when a stack may stay. Labels of what lives cannot be changed, so the note is a volume of its own without
 * content, and is renewed by making another one.
 */
final class LeaseSteps {
    private final ObservedStack observed;
    private final PlanBuilder plan;

    LeaseSteps(ObservedStack observed, PlanBuilder plan) {
        this.observed = observed;
        this.plan = plan;
    }

    /** Before anything else, so that what a run leaves that is killed has its time, too. */
    void renew(Stack stack, Instant now) {
        List<ObservedVolume> former = observed.leases();
        List<Integer> renewed =
                stack.ttl().map(time -> List.of(renewal(stack, now, time))).orElse(List.of());
        former.forEach(lease -> plan.add(new Step.EndLease(lease.name(), true), "", renewed));
    }

    private int renewal(Stack stack, Instant now, Duration time) {
        Instant until = now.plus(time).truncatedTo(ChronoUnit.SECONDS);
        String name = stack.name() + "_lease-" + now.toEpochMilli();
        VolumeOrder order = new VolumeOrder(
                name,
                Volume.named("lease").engineName(name).build(),
                Map.of(Labels.STACK, stack.name(), Labels.LEASE, until.toString()));
        return plan.add(new Step.RenewLease(order, until.toString()), "", List.of());
    }

    /** When everything else is gone. */
    void end() {
        List<Integer> all = IntStream.rangeClosed(1, plan.size()).boxed().toList();
        observed.leases().forEach(lease -> plan.add(new Step.EndLease(lease.name(), false), "", all));
    }
}
