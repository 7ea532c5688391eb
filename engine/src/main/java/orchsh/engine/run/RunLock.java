package orchsh.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Sha256;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/**
 * Lets only one run at a time work on a stack, among those of one user on one machine. The system keeps it as long as the
 * process lives that took it, so one that was killed blocks nobody; the file that stays means nothing.
 */
public final class RunLock implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final int LONGEST_FILE_NAME = 100;

    /**
     * The locks that this very process has, by their files. Such a file must not even be opened again, for the
     * system takes a lock away when any of the process's openings of its file is closed.
     */
    private static final Map<Path, RunLock> OWN = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final Holder holder;

    private RunLock(Path file, FileChannel channel, FileLock lock, Holder holder) {
        this.holder = holder;
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Who works on a stack.
     *
     * @param process the number of the process
     * @param command what it does, for example {@code up}
     * @param since when it began, as its user reads the time
     */
    public record Holder(long process, String command, String since) {
        /** For example {@code `up` of process 4711, since 12:03:22}. */
        @Override
        public String toString() {
            return "`" + command + "` of process " + process + ", since " + since;
        }

        private String encoded() {
            return process + "\n" + command + "\n" + since + "\n";
        }

        /** Absent when it has not written down yet who it is. */
        private static Optional<Holder> decoded(String text) {
            List<String> lines = text.lines().toList();
            boolean isWhole =
                    lines.size() == 3 && text.endsWith("\n") && lines.get(0).matches("[0-9]{1,18}");
            return isWhole
                    ? Optional.of(new Holder(Long.parseLong(lines.get(0)), lines.get(1), lines.get(2)))
                    : Optional.empty();
        }
    }

    /**
     * Takes it, and waits for whoever has it.
     *
     * @param folder for the files that stand for the locks
     * @param engine the engine's address
     * @param stack the stack's name
     * @param self who takes it
     * @param onWait called once with who has it, if it cannot be had at once
     */
    public static RunLock take(
            Path folder,
            String engine,
            String stack,
            Holder self,
            Consumer<Optional<Holder>> onWait,
            CancellationToken cancellation) {
        Path file = folder.resolve(fileName(engine, stack));
        Signal calledOff = new Signal();
        try (CancellationToken.Registration ignored = cancellation.onCancel(calledOff::raise)) {
            Files.createDirectories(folder);
            Duration pause = FIRST_PAUSE;
            boolean isTold = false;
            while (true) {
                Optional<RunLock> taken = tryToTake(file, self);
                if (taken.isPresent()) {
                    return taken.get();
                }
                Optional<Holder> holder = holderOf(file);
                // Who has just taken it may not have written down yet who it is.
                if (!isTold && (holder.isPresent() || pause.compareTo(LONGEST_PAUSE) >= 0)) {
                    isTold = true;
                    onWait.accept(holder);
                }
                calledOff.pause(pause);
                if (cancellation.isCancelled()) {
                    throw new ProblemException(
                            ProblemException.Kind.INTERRUPTED,
                            Problem.error("waiting for another run on stack `" + stack + "` was called off"));
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("`" + file + "`, which keeps two runs on one stack apart, cannot be used: "
                                    + Words.of(e))
                            .hint("XDG_CACHE_HOME names a folder that can be written"),
                    e);
        }
    }

    private static Optional<Holder> holderOf(Path file) throws IOException {
        synchronized (OWN) {
            RunLock own = OWN.get(file);
            return own == null ? Holder.decoded(Files.readString(file)) : Optional.of(own.holder);
        }
    }

    private static Optional<RunLock> tryToTake(Path file, Holder self) throws IOException {
        synchronized (OWN) {
            Optional<RunLock> taken = OWN.containsKey(file) ? Optional.empty() : tryToLock(file, self);
            taken.ifPresent(lock -> OWN.put(file, lock));
            return taken;
        }
    }

    private static Optional<RunLock> tryToLock(Path file, Holder self) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean keep = false;
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self.encoded().getBytes(StandardCharsets.UTF_8)), 0);
            keep = true;
            return Optional.of(new RunLock(file, channel, lock.get(), self));
        } finally {
            if (!keep) {
                channel.close();
            }
        }
    }

    /** Readable as far as it goes, and different for every engine and stack. */
    private static String fileName(String engine, String stack) {
        String digest = Sha256.of(engine + "\n" + stack).substring(0, 16);
        return stack.substring(0, Math.min(stack.length(), LONGEST_FILE_NAME)) + "-" + digest + ".lock";
    }

    @Override
    public void close() {
        try {
            synchronized (OWN) {
                OWN.remove(file);
                channel.truncate(0);
                lock.release();
                channel.close();
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the lock of this run cannot be given back: " + Words.of(e)),
                    e);
        }
    }
}
