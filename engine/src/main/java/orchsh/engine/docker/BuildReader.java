package orchsh.engine.docker;

import java.util.Optional;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;

/** Follows a build, whatever its builder tells of it. */
interface BuildReader extends JsonLines.Reader {
    /** The id of the image, possibly shortened; absent when the builder has not told it. */
    Optional<String> id();

    /** The failure in words: which step, why, and what it printed last. */
    ProblemException failure(RefusedException e);
}
