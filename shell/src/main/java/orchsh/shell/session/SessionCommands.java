package orchsh.shell.session;

import java.util.List;
import orchsh.shell.call.Command;

/** The commands that only a session has. */
final class SessionCommands {
    private SessionCommands() {}

    static List<Command> of(SessionDesk desk) {
        return List.of(
                new JobsCommand(desk),
                new ForegroundCommand(desk),
                new ExitCommand(desk, "exit"),
                new ExitCommand(desk, "quit"));
    }
}
