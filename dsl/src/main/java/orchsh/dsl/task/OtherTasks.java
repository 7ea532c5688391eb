package orchsh.dsl.task;

import java.util.Collection;
import java.util.List;

/** The tasks that a task can run. */
public interface OtherTasks {

    Collection<String> names();

    /** Runs one that there is. */
    void run(String name, List<String> arguments);
}
