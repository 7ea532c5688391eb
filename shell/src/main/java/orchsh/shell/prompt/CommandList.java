package orchsh.shell.prompt;

import java.util.List;
import java.util.function.Supplier;
import orchsh.shell.session.word.Candidate;
import org.jspecify.annotations.Nullable;

/** The words that begin a command, found out once for each line: that is not done at every key. */
final class CommandList implements Supplier<List<Candidate>> {
    private final Supplier<List<Candidate>> all;
    private volatile @Nullable List<Candidate> known;

    CommandList(Supplier<List<Candidate>> all) {
        this.all = all;
    }

    @Override
    public List<Candidate> get() {
        List<Candidate> commands = known;
        if (commands == null) {
            commands = all.get();
            known = commands;
        }
        return commands;
    }

    void forget() {
        known = null;
    }
}
