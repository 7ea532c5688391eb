package orchsh.dsl.script;

import java.util.Optional;
import orchsh.dsl.task.LiveWords;

/** Knows which task runs: while one does, functions of all files of the stack may say its words. */
final class Talk {
    private Optional<LiveWords> words = Optional.empty();

    Optional<LiveWords> words() {
        return words;
    }

    /** Does something while these words may be said. */
    void with(LiveWords spoken, Runnable work) {
        Optional<LiveWords> before = words;
        words = Optional.of(spoken);
        try {
            work.run();
        } finally {
            words = before;
        }
    }
}
