package orchsh.shell.command.stack;

import java.util.LinkedHashSet;
import java.util.Set;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.Step;
import orchsh.engine.plan.Step.PullImage.Presence;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
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
import orchsh.shell.syntax.Typed;

/** Fetches the stack's images from their registries. */
public final class PullCommand implements Command {
    private static final String POLICY = "--policy";
    private static final String INCLUDE_NEEDS = "--include-deps";
    private static final String IGNORE_BUILT = "--ignore-buildable";
    private static final String IGNORE_FAILURES = "--ignore-pull-failures";

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command(
                        "pull", "Fetch the images from their registries, also those that are here already.")
                .addPositional(Syntax.words("SERVICE", "only the images of these services"))
                .addOption(Syntax.value("POLICY", "`always`, or `missing` for those alone that are not here", POLICY))
                .addOption(Syntax.flag("also the images of what the services need", INCLUDE_NEEDS))
                .addOption(Syntax.flag("pass over services whose images are built", IGNORE_BUILT))
                .addOption(
                        Syntax.flag("pull what can be pulled; that something cannot is no failure", IGNORE_FAILURES)));
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
        boolean onlyMissing = onlyMissing(call.typed());
        Stack stack = call.readStack(call.typed().words()).stack();
        Set<String> services = new LinkedHashSet<>(call.typed().words());
        ImageChoice named = new ImageChoice(stack, services);
        if (!call.typed().has(IGNORE_BUILT)) {
            named.refuseUnless(service -> service.build().isEmpty(), "is built, not pulled");
        }
        if (call.typed().has(INCLUDE_NEEDS)) {
            services.addAll(StartOrder.of(stack).allNeedsOf(named.services()));
        }
        ImageChoice choice = new ImageChoice(stack, services);
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            ObservedStack observed = call.whileWanted(() -> engine.observe(stack.name()));
            Plan plan = ImagePlans.each(
                    stack,
                    service -> service.build().isEmpty()
                            && choice.includes(service)
                            && !(onlyMissing && isHere(service, stack, observed)),
                    (service, image) -> new Step.PullImage(
                            service.name(),
                            image,
                            isHere(service, stack, observed) ? Presence.UNCERTAIN : Presence.MISSING,
                            service.platform()));
            if (DryRunOptions.isWanted(call.typed())) {
                return DryRun.tell(call, plan);
            }
            if (plan.steps().isEmpty()) {
                call.note("nothing to pull");
                return ExitCode.FINE;
            }
            return call.exitCode(
                    engine,
                    call.typed().has(IGNORE_FAILURES)
                            ? Stubborn.carryOut(call, engine, plan)
                            : call.carryOut(engine, plan));
        }
    }

    private static boolean isHere(Service service, Stack stack, ObservedStack observed) {
        return observed.imageNamed(stack.imageOf(service).listedName()).isPresent();
    }

    private static boolean onlyMissing(Typed typed) {
        String policy = typed.value(POLICY).orElse("always");
        if (!policy.equals("always") && !policy.equals("missing")) {
            throw ProblemException.usage(
                    Problem.error("`" + POLICY + "` takes `always` or `missing`, not `" + policy + "`"));
        }
        return policy.equals("missing");
    }
}
