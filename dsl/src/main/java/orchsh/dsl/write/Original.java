package orchsh.dsl.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orchsh.engine.model.Stack;

/**
 * What is to be written down.
 *
 * @param stack the stack
 * @param folder the folder that the file will lie in
 * @param home the folder that {@code ~} is
 * @param secrets further values that must not be written, such as those of secret params
 * @param contents what is in a file of a secret, so that it is known where it turns up; nothing when it cannot be read
 * @param jobs what is known of jobs besides what runs
 */
public record Original(
        Stack stack,
        Path folder,
        Path home,
        List<Wanted> secrets,
        Function<Path, Optional<String>> contents,
        List<JobNote> jobs) {
    public Original {
        secrets = List.copyOf(secrets);
        jobs = List.copyOf(jobs);
    }

    /** A stack of whose jobs nothing else is known. */
    public Original(
            Stack stack, Path folder, Path home, List<Wanted> secrets, Function<Path, Optional<String>> contents) {
        this(stack, folder, home, secrets, contents, List.of());
    }

    /**
     * What only a script says of a job.
     *
     * @param description what it is for; empty when nobody said
     */
    public record JobNote(String name, String description, boolean isTest) {}

    public Optional<JobNote> job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    /** A stack of which nothing but itself is known. */
    public static Original of(Stack stack, Path folder, Path home) {
        return new Original(stack, folder, home, List.of(), file -> Optional.empty(), List.of());
    }
}
