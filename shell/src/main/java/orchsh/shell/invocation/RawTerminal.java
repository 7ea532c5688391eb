package orchsh.shell.invocation;

import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.shell.invocation.Appearance.Size;

/** The caller's terminal, as far as it can be lent to another process. */
public interface RawTerminal {

    /** How large it is just now. */
    Size size();

    /** Hands on each key as it is pressed, Ctrl-C too, until it is given back. */
    Loan lend();

    /** As it is, to a process on this machine that was given it, too: whoever lends it leaves it and its signals alone. */
    Loan lendAsItIs();

    /** Tells whenever it gets another size. */
    Registration onResize(Consumer<Size> told);

    /** A terminal that is lent. */
    interface Loan extends AutoCloseable {
        /** Makes it again what it was. */
        @Override
        void close();
    }
}
