package orchsh.shell.prompt;

import orchsh.engine.caller.CancellationToken.Registration;

/** Ctrl-C, where the terminal does not tell of it itself, and the end of a process that cannot wait. */
@FunctionalInterface
public interface Interrupts {
    /** Has that done at each Ctrl-C, instead of ending the program, until it is closed. */
    Registration handle(Runnable work);

    /** Has that done when the process ends in the middle of whatever it does, until it is closed. */
    default Registration beforeHalt(Runnable work) {
        return () -> {};
    }
}
