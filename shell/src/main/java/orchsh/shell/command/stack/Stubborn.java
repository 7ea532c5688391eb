package orchsh.shell.command.stack;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EventListener;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;

/** Carries out steps that do not depend on one another, and goes on with the others when one of them fails. */
final class Stubborn implements EventListener {
    private final Call call;
    private final OpenEngine engine;
    private final Set<Integer> failed = ConcurrentHashMap.newKeySet();
    private volatile List<PlannedStep> left = List.of();

    private Stubborn(Call call, OpenEngine engine) {
        this.call = call;
        this.engine = engine;
    }

    /** Returns that it is done also when something failed, which has been said. */
    static Outcome carryOut(Call call, OpenEngine engine, Plan plan) {
        return new Stubborn(call, engine).carryOut(plan);
    }

    private Outcome carryOut(Plan plan) {
        Outcome outcome = call.carryOut(engine, plan, call.invocation().cancellation(), this);
        while (outcome == Outcome.FAILED && !failed.isEmpty() && !left.isEmpty()) {
            Plan rest = new Plan(plan.stack(), left, List.of(), plan.terms());
            failed.clear();
            left = List.of();
            outcome = call.carryOut(engine, rest, call.invocation().cancellation(), this);
        }
        return outcome == Outcome.FAILED ? Outcome.DONE : outcome;
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof StepFailed step) {
            failed.add(step.step().id());
        } else if (event instanceof RunFinished finished) {
            left = finished.notDone().stream()
                    .filter(planned -> !failed.contains(planned.id()))
                    .toList();
        }
    }
}
