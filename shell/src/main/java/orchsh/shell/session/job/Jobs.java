package orchsh.shell.session.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;

/** Commands that run in the background. */
public final class Jobs {
    /** Longer than the ten seconds that a container usually has to stop, and that its end then takes. */
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final Map<Integer, Job> running = new TreeMap<>();
    private final Consumer<String> ended;
    private final Runnable changed;
    private final Duration longestEnd;
    private int count;

    /**
     * No jobs yet.
     *
     * @param ended told of each job that ends by itself
     * @param changed called when there is one more or less
     */
    public Jobs(Consumer<String> ended, Runnable changed) {
        this(ended, changed, LONGEST_END);
    }

    /** @param longestEnd how long jobs may take to end when the session is left */
    Jobs(Consumer<String> ended, Runnable changed, Duration longestEnd) {
        this.ended = ended;
        this.changed = changed;
        this.longestEnd = longestEnd;
    }

    /** A command in the background. */
    public static final class Job {
        private final int number;
        private final String entry;
        private final JobConsole console;
        private final Cancellation cancellation = new Cancellation();
        private final CompletableFuture<ExitCode> over = new CompletableFuture<>();
        private volatile boolean isForeground;

        Job(int number, String entry, JobConsole console) {
            this.number = number;
            this.entry = entry;
            this.console = console;
        }

        public int number() {
            return number;
        }

        public String entry() {
            return entry;
        }
    }

    /**
     * Starts one; it ends when its work does, or when the session is left.
     *
     * @param background where its work prints to, as long as nobody waits for it
     */
    public Job start(String entry, Console background, BiFunction<Console, CancellationToken, ExitCode> work) {
        Job job = add(entry, new JobConsole(background));
        Background.start("job " + job.number, () -> carryOut(job, work));
        changed.run();
        return job;
    }

    private synchronized Job add(String entry, JobConsole console) {
        Job job = new Job(++count, entry, console);
        running.put(job.number, job);
        return job;
    }

    private void carryOut(Job job, BiFunction<Console, CancellationToken, ExitCode> work) {
        ExitCode code = ExitCode.INTERRUPTED;
        try {
            code = work.apply(job.console.console(), job.cancellation);
        } finally {
            synchronized (this) {
                running.remove(job.number);
            }
            job.over.complete(code);
            if (!job.isForeground && !job.cancellation.isCancelled()) {
                ended.accept("[" + job.number + "] ended with code " + code.code() + ": " + job.entry);
            }
            changed.run();
        }
    }

    public synchronized Collection<Job> running() {
        return List.copyOf(running.values());
    }

    public synchronized int count() {
        return running.size();
    }

    synchronized Optional<Job> find(int number) {
        return Optional.ofNullable(running.get(number));
    }

    /** Waits for a job to end, which prints to the front from then on; calling that off ends the job. */
    ExitCode inForeground(Job job, Console front, CancellationToken cancellation) {
        job.isForeground = true;
        try (CancellationToken.Registration shown = job.console.bringTo(front);
                CancellationToken.Registration registration = cancellation.onCancel(job.cancellation::cancel)) {
            return job.over.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a job always ends with a code", e);
        }
    }

    /**
     * Ends all that run, and waits for that, for what they have made is still to be stopped and removed. What goes on even so
     * is left alone.
     *
     * @return what has become of each, a line for each
     */
    public List<String> end() {
        Collection<Job> all = running();
        all.forEach(job -> job.cancellation.cancel());
        CompletableFuture.allOf(all.stream().map(job -> job.over).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, longestEnd.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        leave(all);
        return all.stream().map(Jobs::ending).toList();
    }

    private synchronized void leave(Collection<Job> jobs) {
        jobs.forEach(job -> running.remove(job.number));
    }

    private static String ending(Job job) {
        return job.over.isDone() ? "ended: " + job.entry : "did not end, and is left alone: " + job.entry;
    }
}
