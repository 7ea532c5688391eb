package orchsh.shell;

import java.nio.file.Path;
import java.util.List;
import orchsh.shell.command.EngineOptions;
import orchsh.shell.command.Engines;
import orchsh.shell.command.NoEngine;
import orchsh.shell.command.OpenEngine;
import orchsh.shell.command.OwnEngine;
import orchsh.shell.invocation.Invocation;

/** Finds or makes the engines that commands work on. */
final class ProcessEngines implements Engines {
    private final Path home;

    ProcessEngines(Path home) {
        this.home = home;
    }

    @Override
    public OpenEngine open(EngineOptions options, Invocation caller) {
        throw NoEngine.after(List.of(home.toString()), caller);
    }

    @Override
    public OwnEngine own(EngineOptions options, Invocation caller) {
        throw NoEngine.after(List.of(home.toString()), caller);
    }
}
