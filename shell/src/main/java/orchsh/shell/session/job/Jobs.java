package orchsh.shell.session.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;

/** Commands that run in the background. */
public final class Jobs implements AutoCloseable {
    private final Map<Integer, Job> running = new TreeMap<>();
    private final Consumer<String> ended;
    private final Runnable changed;
    private int count;

    /**
     * No jobs yet.
     *
     * @param ended told of each job that ends by itself
     * @param changed called when there is one more or less
     */
    public Jobs(Consumer<String> ended, Runnable changed) {
        this.ended = ended;
        this.changed = changed;
    }

    /** A command in the background. */
    public static final class Job {
        private final int number;
        private final String entry;
        private final JobConsole console;
        private final Cancellation cancellation = new Cancellation();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean isForeground;
        private volatile ExitCode code = ExitCode.INTERRUPTED;

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
        try {
            job.code = work.apply(job.console.console(), job.cancellation);
        } finally {
            synchronized (this) {
                running.remove(job.number);
            }
            job.over.countDown();
            if (!job.isForeground && !job.cancellation.isCancelled()) {
                ended.accept("[" + job.number + "] ended with code " + job.code.code() + ": " + job.entry);
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
            job.over.await();
            return job.code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    @Override
    public void close() {
        running().forEach(job -> job.cancellation.cancel());
    }
}
