package orchsh.shell.command;

import java.util.List;

/** Everything that can be asked for by a word of the program itself. */
final class Repertoire {
    private Repertoire() {}

    static Commands with(WatchCommand watch) {
        return new Commands(List.of(
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
                new CompletionCommand(),
                new VersionCommand(),
                new HelpCommand()));
    }
}
