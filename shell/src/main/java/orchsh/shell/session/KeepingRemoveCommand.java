package orchsh.shell.session;

import java.util.List;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.command.stack.RemoveCommand;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;

/** Removes containers so that they can be had back: they are stopped and called otherwise until the session is left. */
final class KeepingRemoveCommand implements Command {
    private final SessionDesk desk;
    private final Command forGood = new RemoveCommand();

    KeepingRemoveCommand(SessionDesk desk) {
        this.desk = desk;
    }

    @Override
    public CommandForm syntax() {
        return forGood.syntax();
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
        if (call.typed().has("--volumes") || DryRunOptions.isWanted(call.typed())) {
            return forGood.run(call);
        }
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine();
                OpenEngine.Hold lock = call.lock(engine, stack)) {
            boolean alsoRunning = call.typed().has("--stop");
            List<ObservedContainer> chosen =
                    ServiceContainers.of(call, stack, engine).ofAll(call.typed().words()).stream()
                            .filter(container -> alsoRunning || !container.isRunning())
                            .toList();
            if (chosen.isEmpty()) {
                call.note(alsoRunning ? "nothing to remove" : "nothing to remove: no container of it is stopped");
                return ExitCode.FINE;
            }
            if (!call.typed().has("--force") && !isWanted(chosen, call)) {
                return ExitCode.FINE;
            }
            ObservedStack before = engine.observe(stack);
            ContainerEngine changes = engine.ports().changes().get();
            for (ObservedContainer container : chosen) {
                if (container.isRunning()) {
                    changes.stop(container.id(), KeptContainers.GRACE);
                }
                changes.rename(container.id(), container.nameToKeep(desk.kept().until()));
                desk.kept()
                        .add(new KeptContainers.Kept(container, desk.kept().until(), before.volumesOfFiles(container)));
                call.print("removed " + container.name());
            }
            return ExitCode.FINE;
        }
    }

    private static boolean isWanted(List<ObservedContainer> containers, Call call) {
        String names = String.join(
                ", ", containers.stream().map(ObservedContainer::name).toList());
        if (call.console().asking() == Asking.POINTLESS) {
            throw ProblemException.usage(
                    Problem.error("nobody is there to be asked whether " + names + " should be removed")
                            .hint("`rm --force` does not ask"));
        }
        boolean isWanted = call.confirm("remove " + names + "?");
        if (!isWanted) {
            call.note("nothing was removed");
        }
        return isWanted;
    }
}
