package orchsh.shell.invocation;

import java.util.List;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;

/**
 * One request to do something, with all that the one who does it may know of the outside world.
 *
 * @param args what was typed, word by word
 * @param surroundings where it was typed
 * @param console where to read and write
 * @param cancellation tells when it is called off
 */
public record Invocation(
        List<String> args, Surroundings surroundings, Console console, CancellationToken cancellation) {
    public Invocation {
        args = List.copyOf(args);
    }

    /** The same, as if something else had been typed. */
    public Invocation asIf(List<String> typed) {
        return new Invocation(typed, surroundings, console, cancellation);
    }

    public Invocation on(Console other) {
        return new Invocation(args, surroundings, other, cancellation);
    }
}
