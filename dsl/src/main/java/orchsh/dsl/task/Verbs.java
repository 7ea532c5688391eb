package orchsh.dsl.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.live.LiveStack;
import orchsh.engine.problem.Location;

/**
 * What can be asked of a stack by name.
 *
 * @param tasks in the order of the script
 * @param checks likewise
 * @param jobs likewise
 */
public record Verbs(List<Task> tasks, List<Check> checks, List<Job> jobs) {
    public static final Verbs NONE = new Verbs(List.of(), List.of(), List.of());

    public Verbs {
        tasks = List.copyOf(tasks);
        checks = List.copyOf(checks);
        jobs = List.copyOf(jobs);
    }

    public Optional<Task> task(String name) {
        return tasks.stream().filter(task -> task.name().equals(name)).findFirst();
    }

    public Optional<Job> job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    public List<Job> testJobs() {
        return jobs.stream().filter(Job::isTest).toList();
    }

    /**
     * Code to run on the stack.
     *
     * @param description what it is for; empty when nobody said
     * @param at where it was declared
     */
    public record Task(String name, String description, Location at, Body body) {}

    /**
     * Something that must hold of the stack.
     *
     * @param needs the services that have to be up for it; none means all
     * @param within how long it is tried
     * @param at where it was declared
     */
    public record Check(String name, List<String> needs, Optional<Duration> within, Location at, Body body) {
        public Check {
            needs = List.copyOf(needs);
        }
    }

    /**
     * A service that runs to its end.
     *
     * @param description what it is for; empty when nobody said
     * @param isTest whether it is one of the stack's tests
     */
    public record Job(String name, String description, boolean isTest, Location at) {}

    /** What a task or check does. */
    @FunctionalInterface
    public interface Body {
        /** Does it; what goes wrong is said by a {@code ProblemException} with the place in the script. */
        void run(LiveStack live, List<String> arguments);
    }
}
