package orchsh.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A command that is run in a container at a turn of its life.
 *
 * @param command its words
 * @param user who runs it; absent means the container's own user
 * @param privileged whether it may do nearly all that the host may
 * @param workdir the folder it is run in; absent means the container's own
 * @param env further variables
 */
public record Hook(
        List<String> command,
        Optional<String> user,
        boolean privileged,
        Optional<String> workdir,
        SortedMap<String, String> env) {
    public Hook {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a hook has no command");
        }
        env = Checks.sorted(env);
    }

    public static Hook of(String... words) {
        return new Hook(List.of(words), Optional.empty(), false, Optional.empty(), new TreeMap<>());
    }

    /** Only its first word: the others may be nobody's business. */
    @Override
    public String toString() {
        return "Hook[" + command.get(0) + (command.size() > 1 ? " …" : "") + "]";
    }
}
