package orchsh.shell.invocation;

import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.shell.invocation.Appearance.Size;

/** The caller's terminal, as far as it can be lent to a process elsewhere. */
public interface RawTerminal {

    /** How large it is just now. */
    Size size();

    /** Hands on each key as it is pressed, Ctrl-C too, until it is given back. */
    Loan lend();

    /** Tells whenever it gets another size. */
    Registration onResize(Consumer<Size> told);

    /** A terminal that is lent. */
    interface Loan extends AutoCloseable {
        /** Makes it again what it was. */
        @Override
        void close();
    }
}
