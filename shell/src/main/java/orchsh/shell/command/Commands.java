package orchsh.shell.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands there are, and the grammar that they make up together. */
final class Commands {
    private final Syntax syntax = new Syntax();
    private final Map<CommandForm, Command> byForm = new HashMap<>();

    Commands(List<? extends Command> commands) {
        for (Command command : commands) {
            add(syntax.root(), command);
        }
    }

    private void add(CommandForm whole, Command command) {
        CommandForm form = command.syntax();
        if (command.tellsBeforehand()) {
            DryRunOptions.addTo(form);
        }
        SharedOptions.addTo(form);
        for (Command part : command.parts()) {
            add(form, part);
        }
        whole.addPart(form);
        byForm.put(form, command);
    }

    Syntax syntax() {
        return syntax;
    }

    /** The one that was typed, unless only stacks were named. */
    Optional<Command> typed(Typed typed) {
        return Optional.ofNullable(byForm.get(typed.syntax()));
    }
}
