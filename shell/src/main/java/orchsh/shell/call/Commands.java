package orchsh.shell.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** The commands there are, and the grammar that they make up together. */
public final class Commands {
    private final Syntax syntax = new Syntax();
    private final Map<CommandForm, Command> byForm = new HashMap<>();

    public Commands(List<? extends Command> commands) {
        for (Command command : commands) {
            add(syntax.root(), command);
        }
    }

    public void add(Command command) {
        add(syntax.root(), command);
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

    public Syntax syntax() {
        return syntax;
    }

    /** The one that was typed, unless only stacks were named. */
    public Optional<Command> typed(Typed typed) {
        return Optional.ofNullable(byForm.get(typed.syntax()));
    }
}
