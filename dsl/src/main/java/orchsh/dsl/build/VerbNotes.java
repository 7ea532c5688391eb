package orchsh.dsl.build;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Collects what can be asked of a stack by name: its tasks and checks, and what is said of its jobs for people to read. */
public final class VerbNotes {
    private final Notebook notebook;
    private final Map<String, Verb> tasks = new LinkedHashMap<>();
    private final Map<String, Verb> checks = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private final List<JobNote> jobs = new ArrayList<>();

    VerbNotes(Notebook notebook) {
        this.notebook = notebook;
    }

    /**
     * A task or a check.
     *
     * @param needs the tasks that a task needs, the services that a check needs
     * @param within how long a check is tried; absent means once
     * @param deadline how long one run may take
     * @param place where it was declared
     * @param block what it does
     */
    public record Verb(
            String name,
            String description,
            List<String> needs,
            Optional<Duration> within,
            Optional<Duration> deadline,
            Place place,
            Closure<?> block) {}

    /**
     * A job.
     *
     * @param test whether it is one of the tests
     */
    public record JobNote(String name, String description, boolean test, Place place) {}

    public Collection<Verb> tasks() {
        return tasks.values();
    }

    public Collection<Verb> checks() {
        return checks.values();
    }

    public List<JobNote> jobs() {
        return jobs;
    }

    void describe(@Nullable Object job, @Nullable Object description) {
        notebook.heed(() -> descriptions.put(Values.text("job", job), Values.text("job", description)));
    }

    void addTask(Verb task) {
        add("task", tasks, task);
    }

    void addCheck(Verb check) {
        add("check", checks, check);
    }

    private static void add(String word, Map<String, Verb> known, Verb verb) {
        Verb before = known.putIfAbsent(verb.name(), verb);
        if (before != null) {
            throw new WordException(
                    word + " `" + verb.name() + "` is declared twice",
                    "the first one is " + before.place().seenFrom(verb.place()));
        }
    }

    /**
     * Complains about what does not fit together, now that everything is declared.
     *
     * @param services those that are part of the stack
     * @param declared the names of all
     */
    void check(Collection<ServiceBuilder> services, Collection<String> declared) {
        for (ServiceBuilder service : services) {
            if (service.isJob()) {
                String description = descriptions.getOrDefault(service.name(), "");
                jobs.add(new JobNote(service.name(), description, service.isTest(), service.place()));
            }
        }
        for (JobNote job : jobs) {
            Stream.of(tasks.get(job.name()), job.test() ? checks.get(job.name()) : null)
                    .flatMap(Stream::ofNullable)
                    .findFirst()
                    .ifPresent(verb -> notebook.complain(
                            verb.place(),
                            "`" + job.name() + "` is the name of a job already",
                            "the job is " + job.place().seenFrom(verb.place())));
        }
        checks.values().forEach(check -> check.needs().forEach(need -> known("service", check, need, declared)));
        tasks.values().forEach(task -> task.needs().forEach(need -> known("task", task, need, tasks.keySet())));
        tasks.values().forEach(this::refuseCircle);
    }

    private void known(String kind, Verb verb, String need, Collection<String> names) {
        if (!names.contains(need)) {
            String near = NearMiss.hint(need, names).orElse("");
            notebook.complain(
                    verb.place(), "`" + verb.name() + "` needs " + kind + " `" + need + "`, which there is not", near);
        }
    }

    private void refuseCircle(Verb task) {
        wayBack(task, task.name(), List.of(task.name()))
                .ifPresent(way -> notebook.complain(
                        task.place(), "task `" + task.name() + "` needs itself: " + String.join(" -> ", way), ""));
    }

    private Optional<List<String>> wayBack(Verb from, String to, List<String> way) {
        for (String need : from.needs()) {
            List<String> longer = Stream.concat(way.stream(), Stream.of(need)).toList();
            if (need.equals(to)) {
                return Optional.of(longer);
            }
            Verb next = tasks.get(need);
            if (next != null && !way.contains(need)) {
                Optional<List<String>> found = wayBack(next, to, longer);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
