package orchsh.shell.call;

import java.util.Optional;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;

/** The ways into the shell. */
@FunctionalInterface
public interface Doors {
    /** Where there is no shell. */
    Doors NONE = (opening, caller) -> Optional.empty();

    /** Opens the shell and returns when it is left; absent when there was nothing for it to do. */
    Optional<ExitCode> open(Opening opening, Invocation caller);
}
