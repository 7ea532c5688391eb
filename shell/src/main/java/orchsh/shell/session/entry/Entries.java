package orchsh.shell.session.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text cut into entries.
 *
 * @param whole those that can be carried out, in their order
 * @param rest what is not finished; empty if everything is
 * @param open what the rest waits for: {@code service 'db'}, {@code '''}, a bracket; absent if everything is finished
 */
public record Entries(List<String> whole, String rest, Optional<String> open) {
    public Entries {
        whole = List.copyOf(whole);
    }

    /** All of it, where nothing more will come: what is not finished is an entry too, and says itself what it lacks. */
    public List<String> all() {
        if (rest.isBlank()) {
            return whole;
        }
        List<String> all = new ArrayList<>(whole);
        all.add(rest);
        return List.copyOf(all);
    }

    /** Whether the text can be carried out as it is. */
    public boolean areFinished() {
        return open.isEmpty();
    }
}
