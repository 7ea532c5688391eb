package orchsh.dsl.snippet;

/** Whoever says yes or no to snippets that nobody has approved yet. */
@FunctionalInterface
public interface Approver {
    /** Nobody is there. */
    Approver NOBODY = question -> Answer.NOBODY_THERE;

    /** What became of a question. */
    enum Answer {
        YES,
        NO,
        NOBODY_THERE
    }

    Answer ask(Question question);
}
