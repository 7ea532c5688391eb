package orchsh.shell.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orchsh.shell.call.Command;
import orchsh.shell.call.Commands;
import orchsh.shell.command.container.AttachCommand;
import orchsh.shell.command.container.CopyCommand;
import orchsh.shell.command.container.ExecCommand;
import orchsh.shell.command.container.LogsCommand;
import orchsh.shell.command.container.RunCommand;
import orchsh.shell.command.look.EventsCommand;
import orchsh.shell.command.look.GraphCommand;
import orchsh.shell.command.look.ImagesCommand;
import orchsh.shell.command.look.InspectCommand;
import orchsh.shell.command.look.ListCommand;
import orchsh.shell.command.look.OpenCommand;
import orchsh.shell.command.look.PortCommand;
import orchsh.shell.command.look.PsCommand;
import orchsh.shell.command.look.StatsCommand;
import orchsh.shell.command.look.TimelineCommand;
import orchsh.shell.command.look.TopCommand;
import orchsh.shell.command.look.VolumesCommand;
import orchsh.shell.command.look.WhyCommand;
import orchsh.shell.command.script.ConfigCommand;
import orchsh.shell.command.script.ConvertCommand;
import orchsh.shell.command.script.InitCommand;
import orchsh.shell.command.script.ParamsCommand;
import orchsh.shell.command.script.SnippetCommand;
import orchsh.shell.command.script.TasksCommand;
import orchsh.shell.command.script.TestCommand;
import orchsh.shell.command.script.ValidateCommand;
import orchsh.shell.command.stack.BuildCommand;
import orchsh.shell.command.stack.CreateCommand;
import orchsh.shell.command.stack.DeployCommand;
import orchsh.shell.command.stack.DownCommand;
import orchsh.shell.command.stack.KillCommand;
import orchsh.shell.command.stack.PauseCommand;
import orchsh.shell.command.stack.PlanCommand;
import orchsh.shell.command.stack.PullCommand;
import orchsh.shell.command.stack.PushCommand;
import orchsh.shell.command.stack.RemoveCommand;
import orchsh.shell.command.stack.RestartCommand;
import orchsh.shell.command.stack.ScaleCommand;
import orchsh.shell.command.stack.StartCommand;
import orchsh.shell.command.stack.StopCommand;
import orchsh.shell.command.stack.UnpauseCommand;
import orchsh.shell.command.stack.UpCommand;
import orchsh.shell.command.stack.WaitCommand;
import orchsh.shell.command.stack.WatchCommand;
import orchsh.shell.command.tool.CompletionCommand;
import orchsh.shell.command.tool.DocsCommand;
import orchsh.shell.command.tool.DoctorCommand;
import orchsh.shell.command.tool.EngineCommand;
import orchsh.shell.command.tool.HelpCommand;
import orchsh.shell.command.tool.SweepCommand;
import orchsh.shell.command.tool.VersionCommand;

/** Everything that can be asked for by a word of the program itself. */
final class Repertoire {
    private Repertoire() {}

    /** @param more further ones; one whose word there is already takes its place */
    static Commands with(WatchCommand watch, List<Command> more) {
        if (more.isEmpty()) {
            return new Commands(usual(watch));
        }
        List<Command> all = new ArrayList<>(more);
        Set<String> words = new HashSet<>();
        more.forEach(command -> words.add(command.syntax().name()));
        usual(watch).stream()
                .filter(command -> !words.contains(command.syntax().name()))
                .forEach(all::add);
        return new Commands(all);
    }

    private static List<Command> usual(WatchCommand watch) {
        return List.of(
                new UpCommand(watch),
                new CreateCommand(),
                new DownCommand(),
                new PlanCommand(),
                new StartCommand(),
                new StopCommand(),
                new RestartCommand(),
                new KillCommand(),
                new PauseCommand(),
                new UnpauseCommand(),
                new RemoveCommand(),
                watch,
                new WaitCommand(),
                new ScaleCommand(),
                new DeployCommand(),
                new BuildCommand(),
                new PullCommand(),
                new PushCommand(),
                new RunCommand(),
                new ExecCommand(),
                new AttachCommand(),
                new CopyCommand(),
                new LogsCommand(),
                new PsCommand(),
                new ListCommand(),
                new ImagesCommand(),
                new VolumesCommand(),
                new PortCommand(),
                new TopCommand(),
                new StatsCommand(),
                new EventsCommand(),
                new TimelineCommand(),
                new InspectCommand(),
                new WhyCommand(),
                new OpenCommand(),
                new ConfigCommand(),
                new GraphCommand(),
                new ValidateCommand(),
                new ParamsCommand(),
                new ConvertCommand(),
                new InitCommand(),
                new TasksCommand(),
                new TestCommand(),
                new SnippetCommand(),
                new EngineCommand(),
                new SweepCommand(),
                new DoctorCommand(),
                new DocsCommand(),
                new CompletionCommand(),
                new VersionCommand(),
                new HelpCommand());
    }
}
