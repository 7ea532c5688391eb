package orchsh.shell.command.tool;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.plan.Leftover;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.Sweep;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.command.tool.SweepReport.Fate;

/** Takes away what nobody needs any more, stack by stack, each as long as no other run works on it. */
final class Sweeping {
    private final Call call;
    private final OpenEngine engine;
    private final Instant now;
    private final Sweep.Extent extent;

    Sweeping(Call call, OpenEngine engine, Instant now, Sweep.Extent extent) {
        this.call = call;
        this.engine = engine;
        this.now = now;
        this.extent = extent;
    }

    /** What becomes of each thing is noted in the report. */
    void of(SweepReport report) {
        Set<String> stacks = new LinkedHashSet<>();
        report.leftovers().forEach(leftover -> stacks.add(leftover.stack()));
        for (String stack : stacks) {
            if (call.invocation().cancellation().isCancelled()) {
                return;
            }
            List<Leftover> seen = report.leftovers().stream()
                    .filter(leftover -> leftover.stack().equals(stack))
                    .toList();
            Fate fate = clear(stack, seen);
            seen.forEach(leftover -> report.decide(leftover, fate));
        }
    }

    private Fate clear(String stack, List<Leftover> seen) {
        Optional<OpenEngine.Hold> free = hold(stack);
        if (free.isEmpty()) {
            call.note("stack `" + stack + "` is left alone, for another run works on it");
            return Fate.LEFT;
        }
        try (OpenEngine.Hold lock = free.get()) {
            Sweep sweep = call.whileWanted(() -> new Sweep(engine.observe(stack), now, extent));
            boolean isAsSeen = sweep.leftovers().stream()
                    .filter(leftover -> leftover.stack().equals(stack))
                    .allMatch(seen::contains);
            if (!isAsSeen) {
                call.note("stack `" + stack + "` is left alone, for it has changed meanwhile");
                return Fate.LEFT;
            }
            Plan plan = sweep.plan(stack);
            return plan.steps().isEmpty() || call.carryOut(engine, plan) == Outcome.DONE ? Fate.REMOVED : Fate.FAILED;
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            call.show(e.problems());
            return Fate.FAILED;
        }
    }

    /** Whoever has it is not waited for. */
    private Optional<OpenEngine.Hold> hold(String stack) {
        Cancellation waiting = new Cancellation();
        CancellationToken caller = call.invocation().cancellation();
        try (CancellationToken.Registration ending = caller.onCancel(waiting::cancel)) {
            OpenEngine.Hold hold = engine.lock(stack, call.typed().commandWords(), note -> waiting.cancel(), waiting);
            if (!waiting.isCancelled()) {
                return Optional.of(hold);
            }
            hold.close();
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED && !caller.isCancelled()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
