package orchsh.dsl.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import orchsh.dsl.value.WordException;

/** The tasks that a task can run, those of the standard library too. */
public interface OtherTasks {

    Collection<String> names();

    /**
     * Runs one that there is.
     *
     * @param options what is said by name, which only scripts of the standard library take
     */
    void run(String name, Map<String, String> options, List<String> arguments);

    /** Refuses what a task of the stack would pass over. */
    static void refuseOptions(String task, Map<String, String> options) {
        for (String option : options.keySet()) {
            throw new WordException("task `" + task + "` takes no `" + option + ":`");
        }
    }
}
