package orchsh.shell.session;

import java.util.List;
import orchsh.shell.call.Command;

/** The commands that only a session has. */
final class SessionCommands {
    private SessionCommands() {}

    static List<Command> of(SessionDesk desk) {
        return List.of(
                new RunImageCommand(desk),
                new WaitEntryCommand(desk),
                new LinkCommand(desk),
                new UnlinkCommand(desk),
                new ShellCommand(desk),
                new ReachCommand(),
                new SaveCommand(desk),
                new UndoCommand(desk),
                new EditCommand(desk),
                new ReloadCommand(desk),
                new HistoryCommand(desk),
                new JobsCommand(desk),
                new ForegroundCommand(desk),
                new ExitCommand(desk, "exit"),
                new ExitCommand(desk, "quit"));
    }
}
