package orchsh.dsl.script;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.dsl.build.Blocks;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.build.StackBuilder;
import orchsh.dsl.build.VerbNotes;
import orchsh.dsl.build.VerbNotes.Verb;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.scan.Suggestion;
import orchsh.dsl.task.LiveWords;
import orchsh.dsl.task.OtherTasks;
import orchsh.dsl.task.Verbs;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.TimeWords;

/** Runs the tasks and checks of a script that has run, when somebody asks for them. */
final class VerbRunner {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Talk talk;
    private final RunErrors errors;
    private final Output output;
    private final VerbNotes notes;
    private final Secrets secrets;
    private final ArgumentReaders readers;
    private final Map<String, Verb> tasks = new LinkedHashMap<>();
    private final StandardScripts scripts;

    VerbRunner(
            Talk talk,
            RunErrors errors,
            Output output,
            StackBuilder words,
            ArgumentReaders readers,
            StandardScripts scripts) {
        this.scripts = scripts;
        this.readers = readers;
        this.talk = talk;
        this.errors = errors;
        this.output = output;
        this.notes = words.verbs();
        this.secrets = words.params().secrets();
        notes.tasks().forEach(task -> tasks.put(task.name(), task));
    }

    Verbs verbs() {
        return new Verbs(
                notes.tasks().stream()
                        .map(task -> new Verbs.Task(
                                task.name(),
                                task.description(),
                                task.place().location(),
                                (live, arguments) -> new Session(live).task(task, arguments)))
                        .toList(),
                notes.checks().stream()
                        .map(check -> new Verbs.Check(
                                check.name(),
                                check.needs(),
                                check.within(),
                                check.place().location(),
                                (live, arguments) -> new Session(live).check(check)))
                        .toList(),
                notes.jobs().stream()
                        .map(job -> new Verbs.Job(
                                job.name(),
                                job.description(),
                                job.test(),
                                job.place().location()))
                        .toList());
    }

    /** One task or check that was asked for, with all that it runs. */
    private final class Session implements OtherTasks {
        private final LiveStack live;
        private final Set<String> done = new HashSet<>();

        Session(LiveStack live) {
            this.live = live;
        }

        void task(Verb task, List<String> arguments) {
            refuseInVain(task, arguments);
            placed(() -> output.during(live::print, () -> {
                runNeeded(task);
                run("task", task, arguments);
            }));
        }

        private void refuseInVain(Verb task, List<String> arguments) {
            if (!arguments.isEmpty() && !readers.mayRead(task.place())) {
                throw ProblemException.usage(Problem.error("task `" + task.name()
                                + "` takes no arguments, but there is `" + arguments.get(0) + "`")
                        .hint("a task reads what is typed behind its name as `args`"));
            }
        }

        /** Each once, before those that need it; circles were refused when the script was read. */
        private void runNeeded(Verb task) {
            Deque<Verb> open = new ArrayDeque<>(List.of(task));
            while (!open.isEmpty()) {
                Optional<Verb> next = open.element().needs().stream()
                        .filter(need -> !done.contains(need))
                        .flatMap(need -> Stream.ofNullable(tasks.get(need)))
                        .findFirst();
                if (next.isPresent()) {
                    open.push(next.get());
                } else if (open.size() > 1) {
                    done.add(open.element().name());
                    run("task", open.pop(), List.of());
                } else {
                    open.pop();
                }
            }
        }

        @Override
        public Collection<String> names() {
            Set<String> names = new LinkedHashSet<>(tasks.keySet());
            names.addAll(scripts.names());
            return names;
        }

        @Override
        public void run(String name, Map<String, String> options, List<String> arguments) {
            Verb task = tasks.get(name);
            if (task == null) {
                scripts.run(name, live, options, arguments);
            } else {
                OtherTasks.refuseOptions(name, options);
                refuseInVain(task, arguments);
                runNeeded(task);
                run("task", task, arguments);
            }
        }

        private void run(String word, Verb verb, List<String> arguments) {
            LiveWords words = new LiveWords(live, this, arguments, output);
            Runnable block = () -> talk.with(words, () -> Blocks.run(verb.block(), words));
            verb.deadline().ifPresentOrElse(time -> live.within(time, word + " `" + verb.name() + "`", block), block);
        }

        /** Tried once, or until it holds or its time is over. */
        void check(Verb check) {
            long begin = System.nanoTime();
            Duration pause = FIRST_PAUSE;
            for (int tries = 1; ; tries++) {
                try {
                    placed(() -> output.during(live::print, () -> run("check", check, List.of())));
                    return;
                } catch (ProblemException e) {
                    Duration left = check.within().orElse(Duration.ZERO).minusNanos(System.nanoTime() - begin);
                    if (e.kind() != ProblemException.Kind.STACK || left.isNegative() || left.isZero()) {
                        throw tries > 1 ? triedOften(e, tries, check) : e;
                    }
                    live.control().pause(pause.compareTo(left) < 0 ? pause : left);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }

        private static ProblemException triedOften(ProblemException last, int tries, Verb check) {
            Problem problem = last.problems().get(0);
            String time = TimeWords.exact(check.within().orElse(Duration.ZERO));
            return last.told(List.of(problem.hint(
                    problem.hint().map(hint -> hint + "\n").orElse("") + "tried " + tries + " times in " + time)));
        }

        private void placed(Runnable work) {
            try {
                work.run();
            } catch (ScriptStopped e) {
                throw e;
            } catch (Throwable e) {
                throw secrets.hiddenIn(errors.placed(e, this::hintFor));
            }
        }

        private Optional<String> hintFor(String name) {
            List<String> services =
                    live.stack().services().stream().map(Service::name).toList();
            return Suggestion.of(name, services);
        }
    }
}
