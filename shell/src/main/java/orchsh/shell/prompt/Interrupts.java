package orchsh.shell.prompt;

import orchsh.engine.caller.CancellationToken.Registration;

/** Ctrl-C, where the terminal does not tell of it itself. */
@FunctionalInterface
public interface Interrupts {
    /** Has that done at each Ctrl-C, instead of ending the program, until it is closed. */
    Registration handle(Runnable work);
}
