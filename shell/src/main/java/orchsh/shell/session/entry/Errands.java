package orchsh.shell.session.entry;

import java.util.function.Function;
import orchsh.shell.call.Call;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.Syntax;

/** What a session does for its own commands: it carries out others. */
public interface Errands {
    /** Carries out the command that the words of the invocation are. */
    ExitCode run(Invocation invocation);

    /** Does something of which nobody is told, also if it goes wrong. */
    ExitCode quietly(Function<Call, ExitCode> work);

    /** That of all commands. */
    Syntax grammar();
}
