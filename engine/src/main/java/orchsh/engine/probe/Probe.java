package orchsh.engine.probe;

/** Looks whether a wait holds. A probe belongs to one container and is used by one thread at a time. */
public interface Probe {

    /** Looks once; whoever does not answer until the deadline has not answered. */
    Look look(Deadline deadline);
}
