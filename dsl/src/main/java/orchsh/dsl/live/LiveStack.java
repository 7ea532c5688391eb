package orchsh.dsl.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import orchsh.engine.model.Stack;

/**
 * A stack as tasks see it: what its script says, and all that can be done to it while it runs. What goes wrong is said by a
 * {@code ProblemException}; when its caller has called the work off, everything ends with one of kind {@code INTERRUPTED}.
 */
public interface LiveStack {

    /** What the script says, under the name that it has in this run. */
    Stack stack();

    /** The script's folder, where relative paths begin and host commands run. */
    Path folder();

    /** What time it is for whoever runs the task. */
    Instant now();

    StackControl control();

    Processes processes();

    Sight sight();

    Web web();

    /** Tells whoever runs the task where services are reached. */
    void tellReached();

    /** Asks whoever runs the task; where nobody can answer, that is a problem. */
    boolean confirm(String question);

    /** Prints for whoever runs the task, line breaks included. */
    void print(String text);

    /**
     * Does some work, and ends it with all that it has begun when the time is over.
     *
     * @param what it is, for the problem that is thrown then: {@code task `seed`}
     */
    void within(Duration time, String what, Runnable work);
}
