package orchsh.shell.journal;

/** Keeps records of runs. */
public interface RunKeeper {
    void add(RunRecord run);

    /**
     * Begins to write a run down that could be cut off.
     *
     * @param planned the run as it is before its first step
     */
    default RunDraft begin(RunRecord planned) {
        return this::add;
    }
}
