package orchsh.engine.probe;

import java.util.Optional;
import orchsh.engine.caller.CancellationToken;

/** Finds a place from which a container's network can be looked at when its own image has no tool for it. */
@FunctionalInterface
public interface Lookout {

    /** Knows no such place. */
    Lookout NONE = (container, cancellation) -> Optional.empty();

    /** The name of a running container that shares the other one's network and has the tools of a small system. */
    Optional<String> beside(String container, CancellationToken cancellation);
}
