package orchsh.shell.command.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.DryRun;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Gives services another number of containers, and changes nothing else. */
public final class ScaleCommand implements Command {
    private static final String NO_DEPS = "--no-deps";

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command(
                        "scale",
                        "Give services another number of containers, and change nothing else.",
                        "The next `up` goes back to what the script says.")
                .addPositional(Syntax.words("SERVICE=NUMBER", "how many containers each has"))
                .addOption(Syntax.flag("leave alone what the services need", NO_DEPS)));
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
        SortedMap<String, Integer> numbers =
                ChoiceOptions.numbers("scale", call.typed().words());
        Stack stack = call.readStack(List.copyOf(numbers.keySet())).stack();
        DeclaredServices.refuseUnknown(numbers.keySet(), stack);
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            ObservedStack observed = call.whileWanted(() -> engine.observe(stack.name()));
            Goal.Up goal = goal(call, stack, numbers, observed);
            Plan plan = call.whileWanted(
                    () -> engine.plan(stack, observed, goal, call.invocation().cancellation()));
            if (DryRunOptions.isWanted(call.typed())) {
                return DryRun.tell(call, plan);
            }
            call.mention(plan.notes());
            if (plan.changesNothing()) {
                call.note("nothing changed");
            }
            return call.exitCode(engine, call.carryOut(engine, plan));
        }
    }

    /** What they need keeps the number of containers that it has. */
    private static Goal.Up goal(Call call, Stack stack, Map<String, Integer> numbers, ObservedStack observed) {
        boolean alone = call.typed().has(NO_DEPS);
        SortedMap<String, Integer> all = new TreeMap<>(numbers);
        if (!alone) {
            StartOrder.of(stack).allNeedsOf(numbers.keySet()).forEach(service -> {
                Succession succession = Succession.of(observed.ofService(service));
                int there = (int) observed.ofService(service).stream()
                        .filter(container -> !container.isOneOff() && succession.isInPlace(container))
                        .count();
                if (there > 0) {
                    all.putIfAbsent(service, there);
                }
            });
        }
        Choices choices = Choices.USUAL
                .with(Choices.Recreation.NEVER)
                .with(alone ? Choices.Needs.LEFT : Choices.Needs.AS_NEEDED)
                .scaled(all);
        return new Goal.Up(
                        numbers.keySet(),
                        Goal.Up.Images.AS_NEEDED,
                        Optional.of(call.stackFile().path()))
                .with(choices);
    }
}
