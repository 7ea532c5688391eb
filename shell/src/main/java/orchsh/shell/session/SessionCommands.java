package orchsh.shell.session;

import java.util.List;
import orchsh.shell.call.Command;
import orchsh.shell.session.container.ReachCommand;
import orchsh.shell.session.container.ShellCommand;
import orchsh.shell.session.declare.LinkCommand;
import orchsh.shell.session.declare.RunImageCommand;
import orchsh.shell.session.declare.UnlinkCommand;
import orchsh.shell.session.declare.WaitEntryCommand;
import orchsh.shell.session.file.EditCommand;
import orchsh.shell.session.file.ReloadCommand;
import orchsh.shell.session.file.SaveCommand;
import orchsh.shell.session.job.ForegroundCommand;
import orchsh.shell.session.job.JobsCommand;
import orchsh.shell.session.undo.UndoCommand;

/** The commands that only a session has. */
final class SessionCommands {
    private SessionCommands() {}

    static List<Command> of(SessionDesk desk) {
        return List.of(
                new RunImageCommand(desk.language(), desk),
                new WaitEntryCommand(),
                new LinkCommand(desk.model(), desk.language()),
                new UnlinkCommand(desk.model()),
                new ShellCommand(desk),
                new ReachCommand(),
                new SaveCommand(desk.model(), desk.language()),
                new UndoCommand(desk.undoing()),
                new EditCommand(desk.model(), desk),
                new ReloadCommand(desk.model(), desk),
                new HistoryCommand(desk),
                new JobsCommand(desk.jobs()),
                new ForegroundCommand(desk.jobs()),
                new ExitCommand(desk, "exit"),
                new ExitCommand(desk, "quit"));
    }
}
