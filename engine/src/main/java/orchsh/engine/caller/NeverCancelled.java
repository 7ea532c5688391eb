package orchsh.engine.caller;

/** The token of work that nobody can call off. */
enum NeverCancelled implements CancellationToken {
    INSTANCE;

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public Registration onCancel(Runnable action) {
        return () -> {};
    }
}
