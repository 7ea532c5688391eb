package orchsh.shell.command.stack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
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

/** Builds the stack's images. */
public final class BuildCommand implements Command {
    private static final String REBUILD = "--rebuild";
    private static final String PUSH = "--push";
    private static final String WITH_NEEDS = "--with-dependencies";

    @Override
    public CommandForm syntax() {
        return BuildOptions.addTo(RunOptions.addTo(Syntax.command(
                        "build", "Build the images whose files have changed.", "The others are left as they are.")
                .addPositional(
                        Syntax.words("SERVICE", "only the images of these services, and those they are built on"))
                .addOption(Syntax.flag("build all anew, from the first step on", REBUILD, "--no-cache"))
                .addOption(Syntax.flag("send them to their registries when they are built", PUSH))
                .addOption(Syntax.flag("also the images of what the services need", WITH_NEEDS))));
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
        Set<String> services = new LinkedHashSet<>(call.typed().words());
        Stack stack = BuildOptions.on(call.readStack(call.typed().words()).stack(), call);
        new ImageChoice(stack, services).refuseUnless(service -> service.build().isPresent(), "is not built");
        if (call.typed().has(WITH_NEEDS)) {
            services.addAll(StartOrder.of(stack).allNeedsOf(Set.copyOf(services)));
        }
        ImageChoice choice = new ImageChoice(stack, services);
        if (stack.services().stream().noneMatch(service -> service.build().isPresent())) {
            call.note("stack `" + stack.name() + "` builds no images");
            return ExitCode.FINE;
        }
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            ObservedStack observed = call.whileWanted(() -> engine.observe(stack.name()));
            Plan whole = call.whileWanted(() -> engine.plan(
                    stack, observed, goal(call, services), call.invocation().cancellation()));
            Plan plan = ImagePlans.buildsOf(whole, services);
            if (DryRunOptions.isWanted(call.typed())) {
                Plan all = call.typed().has(PUSH) ? ImagePlans.joined(plan, PushCommand.plan(stack, choice)) : plan;
                return DryRun.tell(call, all);
            }
            Outcome outcome = call.carryOut(engine, plan);
            if (outcome == Outcome.DONE) {
                call.print(summary(plan));
                outcome = call.typed().has(PUSH) ? PushCommand.push(call, engine, stack, choice) : outcome;
            }
            return call.exitCode(engine, outcome);
        }
    }

    /** What they need is not started here, so its images do not matter. */
    private static Goal.Up goal(Call call, Set<String> services) {
        Goal.Up.Images images = call.typed().has(REBUILD) ? Goal.Up.Images.REBUILD : Goal.Up.Images.AS_NEEDED;
        Goal.Up goal =
                new Goal.Up(services, images, Optional.of(call.stackFile().path()));
        return services.isEmpty() ? goal : goal.with(Choices.USUAL.with(Choices.Needs.LEFT));
    }

    private static String summary(Plan plan) {
        List<String> built = plan.steps().stream()
                .map(PlannedStep::step)
                .filter(Step.BuildImage.class::isInstance)
                .map(step -> ((Step.BuildImage) step).image().toString())
                .distinct()
                .toList();
        return built.isEmpty() ? "nothing to build: no file has changed" : "built " + String.join(", ", built);
    }
}
