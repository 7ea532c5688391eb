package orchsh.shell.command;

import java.util.LinkedHashSet;
import java.util.Set;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.Step;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.ImagePlans;

/** Sends the images that the stack builds to their registries. */
final class PushCommand implements Command {

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(
                Syntax.command(this, "push", "Send the images that the stack builds to their registries.")
                        .addPositional(Syntax.words("SERVICE", "only the images of these services")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public boolean tellsBeforehand() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        Stack stack = call.readStack(call.typed().words()).stack();
        Set<String> services = new LinkedHashSet<>(call.typed().words());
        ImageChoice choice = new ImageChoice(stack, services);
        choice.refuseUnless(service -> service.build().isPresent(), "is not built here, so it is not pushed");
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            if (DryRunOptions.isWanted(call.typed())) {
                return DryRun.tell(call, plan(stack, choice));
            }
            return Call.exitCode(push(call, engine, stack, choice));
        }
    }

    static Outcome push(Call call, OpenEngine engine, Stack stack, ImageChoice choice) {
        Plan plan = plan(stack, choice);
        if (plan.steps().isEmpty()) {
            call.note("stack `" + stack.name() + "` builds no images that could be pushed");
            return Outcome.DONE;
        }
        return call.carryOut(engine, plan);
    }

    /** One step an image that is built and was chosen. */
    static Plan plan(Stack stack, ImageChoice choice) {
        return ImagePlans.each(
                stack,
                service -> service.build().isPresent() && choice.includes(service),
                (service, image) -> new Step.PushImage(service.name(), image));
    }
}
