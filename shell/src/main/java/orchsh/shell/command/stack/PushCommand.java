package orchsh.shell.command.stack;

import java.util.LinkedHashSet;
import java.util.Set;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.Step;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DryRun;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.ImagePlans;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Sends the images that the stack builds to their registries. */
public final class PushCommand implements Command {
    private static final String INCLUDE_NEEDS = "--include-deps";
    private static final String IGNORE_FAILURES = "--ignore-push-failures";

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command("push", "Send the images that the stack builds to their registries.")
                .addPositional(Syntax.words("SERVICE", "only the images of these services"))
                .addOption(Syntax.flag("also the images of what the services need", INCLUDE_NEEDS))
                .addOption(
                        Syntax.flag("push what can be pushed; that something cannot is no failure", IGNORE_FAILURES)));
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
        new ImageChoice(stack, services)
                .refuseUnless(service -> service.build().isPresent(), "is not built here, so it is not pushed");
        if (call.typed().has(INCLUDE_NEEDS)) {
            services.addAll(StartOrder.of(stack).allNeedsOf(Set.copyOf(services)));
        }
        ImageChoice choice = new ImageChoice(stack, services);
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            if (DryRunOptions.isWanted(call.typed())) {
                return DryRun.tell(call, plan(stack, choice));
            }
            return call.exitCode(engine, push(call, engine, stack, choice));
        }
    }

    static Outcome push(Call call, OpenEngine engine, Stack stack, ImageChoice choice) {
        Plan plan = plan(stack, choice);
        if (plan.steps().isEmpty()) {
            call.note("stack `" + stack.name() + "` builds no images that could be pushed");
            return Outcome.DONE;
        }
        return call.typed().has(IGNORE_FAILURES) ? Stubborn.carryOut(call, engine, plan) : call.carryOut(engine, plan);
    }

    /** One step an image that is built and was chosen. */
    static Plan plan(Stack stack, ImageChoice choice) {
        return ImagePlans.each(
                stack,
                service -> service.build().isPresent() && choice.includes(service),
                (service, image) -> new Step.PushImage(service.name(), image));
    }
}
