package orchsh.shell.help;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import orchsh.shell.syntax.CommandForm;

/** What commands are about, as help pages show them together. */
public enum CommandGroup {
    WHOLE_STACK(
            "the whole stack",
            "up down plan create start stop restart kill rm pause unpause wait build pull push watch deploy"),
    ONE_CONTAINER("one container", "run exec logs attach cp port top scale"),
    LOOK("looking", "ps ls images volumes stats events inspect config graph timeline why open"),
    SCRIPTS("scripts", "validate test tasks params convert init snippet"),
    SESSION("the session", "link unlink reach sh save undo edit reload jobs fg exit quit"),
    TOOL("the tool", "engine doctor gc docs completion version help"),
    STANDARD_LIBRARY("the standard library", "buildImages startStack stopStack teardownStack cleanupImages");

    private final String title;
    private final List<String> commands;

    CommandGroup(String title, String commands) {
        this.title = title;
        this.commands = List.of(commands.split(" "));
    }

    public String title() {
        return title;
    }

    boolean has(String command) {
        return commands.contains(command);
    }

    /** The commands that there are, group by group. */
    public static Map<CommandGroup, List<CommandForm>> of(CommandForm root) {
        Map<CommandGroup, List<CommandForm>> groups = new EnumMap<>(CommandGroup.class);
        for (CommandGroup group : values()) {
            List<CommandForm> forms = new ArrayList<>();
            for (String command : group.commands) {
                CommandForm form = root.parts().get(command);
                if (form != null) {
                    forms.add(form);
                }
            }
            if (!forms.isEmpty()) {
                groups.put(group, forms);
            }
        }
        return groups;
    }
}
