package orchsh.engine.caller;

/** Tells running work that its caller no longer wants it. */
public interface CancellationToken {

    boolean isCancelled();

    /**
     * Runs the action once, as soon as the work is cancelled; at once when it already is. Closing the registration
     * withdraws the action.
     */
    Registration onCancel(Runnable action);

    /** A token that is never cancelled. */
    static CancellationToken none() {
        return NeverCancelled.INSTANCE;
    }

    /** A wish to be told, which can be withdrawn. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
