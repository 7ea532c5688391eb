package orchsh.shell.rows;

/** One thing that is done with rows. */
public interface Stage {

    /** Puts itself in front of whoever takes what comes out of it. */
    Sink before(Sink next);
}
