package orchsh.shell.command;

import java.util.List;
import orchsh.engine.observed.ObservedContainer;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.ContainerTable;

/** Lists the stack's containers. */
final class PsCommand implements Command {

    @Override
    public CommandForm syntax() {
        return Syntax.command(this, "ps", "List the stack's containers, running or not.")
                .addOption(Syntax.flag("only the ids", "-q", "--quiet"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        String name = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            List<ObservedContainer> containers = call.whileWanted(() -> Call.containersOf(name, engine.observer()));
            if (call.typed().has("--quiet")) {
                call.print(containers.stream().map(ObservedContainer::id).toList());
            } else if (containers.isEmpty()) {
                call.note("stack `" + name + "` has no containers");
            } else {
                call.print(ContainerTable.lines(containers, call.console().outLook()));
            }
            return ExitCode.FINE;
        }
    }
}
