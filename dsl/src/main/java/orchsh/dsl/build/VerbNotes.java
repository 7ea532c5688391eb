package orchsh.dsl.build;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Circles;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Collects what can be asked of a stack by name: its tasks and checks, and what is said of its jobs for people to read. */
public final class VerbNotes {
    private final Notebook notebook;
    private final LeftOut leftOut;
    private final Map<String, Verb> tasks = new LinkedHashMap<>();
    private final Map<String, Verb> checks = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private final List<JobNote> jobs = new ArrayList<>();

    /** @param leftOut what is not heard of */
    VerbNotes(Notebook notebook, LeftOut leftOut) {
        this.notebook = notebook;
        this.leftOut = leftOut;
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
        notebook.heed(() -> {
            String name = Values.text("job", job);
            String text = Values.text("job", description);
            if (!leftOut.has(name)) {
                descriptions.put(name, text);
            }
        });
    }

    void addTask(Verb task) {
        add("task", tasks, task);
    }

    void addCheck(Verb check) {
        add("check", checks, check);
    }

    private void add(String word, Map<String, Verb> known, Verb verb) {
        if (leftOut.has(verb.name())) {
            return;
        }
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
        refuseCircles();
    }

    private void known(String kind, Verb verb, String need, Collection<String> names) {
        if (!names.contains(need)) {
            String near = NearMiss.hint(need, names).orElse("");
            notebook.complain(
                    verb.place(), "`" + verb.name() + "` needs " + kind + " `" + need + "`, which there is not", near);
        }
    }

    /** One complaint a circle: whoever breaks it there has broken it for all that lie on it. */
    private void refuseCircles() {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        tasks.values().forEach(task -> needs.put(task.name(), task.needs()));
        Circles circles = Circles.among(needs);
        Set<String> told = new HashSet<>();
        for (Verb task : tasks.values()) {
            if (!told.contains(task.name())) {
                List<String> way = wayBack(task.name(), needs, circles, told);
                if (!way.isEmpty()) {
                    notebook.complain(
                            task.place(), "task `" + task.name() + "` needs itself: " + String.join(" -> ", way), "");
                }
            }
        }
    }

    /** The shortest way from a task back to it, nothing if there is none; all that lie on a circle with it are noted. */
    private static List<String> wayBack(
            String task, Map<String, List<String>> needs, Circles circles, Set<String> circular) {
        Map<String, String> reachedFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(task));
        while (!open.isEmpty()) {
            String from = open.remove();
            for (String need : needs.getOrDefault(from, List.of())) {
                if (circles.areOnOne(need, task) && reachedFrom.putIfAbsent(need, from) == null) {
                    open.add(need);
                }
            }
        }
        Deque<String> way = new ArrayDeque<>();
        if (reachedFrom.containsKey(task)) {
            circular.addAll(reachedFrom.keySet());
            way.push(task);
            do {
                way.push(Objects.requireNonNull(reachedFrom.get(way.element())));
            } while (!way.element().equals(task));
        }
        return List.copyOf(way);
    }
}
