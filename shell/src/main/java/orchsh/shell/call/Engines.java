package orchsh.shell.call;

import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.EngineOptions;

/** Where commands get engines from. What cannot be had is said by a {@code ProblemException}. */
public interface Engines {

    /** Connects to the engine that the options and the caller's surroundings lead to. */
    OpenEngine open(EngineOptions options, Invocation caller);

    /** The engine of our own, whether it runs or not; nothing is started by asking. */
    OwnEngine own(EngineOptions options, Invocation caller);
}
