package orchsh.dsl.script;

import java.util.Optional;
import orchsh.dsl.task.LiveWords;

/** Knows which task runs: while one does, functions of all files of the stack may say its words. */
final class Talk {
    private Optional<LiveWords> words = Optional.empty();
    private boolean declares;
    private boolean hasDeclared;

    Optional<LiveWords> words() {
        return words;
    }

    /** Does something while these words may be said. */
    void with(LiveWords spoken, Runnable work) {
        during(spoken, false, work);
    }

    /** As {@link #with}, and the words of scripts may be said as well. */
    void withBoth(LiveWords spoken, Runnable work) {
        hasDeclared = false;
        during(spoken, true, work);
    }

    private void during(LiveWords spoken, boolean declaring, Runnable work) {
        Optional<LiveWords> before = words;
        boolean declaredBefore = declares;
        words = Optional.of(spoken);
        declares = declaring;
        try {
            work.run();
        } finally {
            words = before;
            declares = declaredBefore;
        }
    }

    /** A word of scripts is about to be said; whether that may be. */
    boolean mayDeclare() {
        boolean may = words.isEmpty() || declares;
        hasDeclared |= may;
        return may;
    }

    /** Whether a word of scripts has been said. */
    boolean hasDeclared() {
        return hasDeclared;
    }
}
