package orchsh.shell.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import orchsh.engine.caller.Background;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are typed on a terminal that gives whole ones. They are read when somebody wants one, by a thread of their own:
 * a line that nobody waits for any more is the next one's.
 */
final class TypedLines {
    private final BufferedReader in;
    private final Executor reading = Executors.newSingleThreadExecutor(Background.threads("lines"));
    private @Nullable CompletableFuture<Optional<String>> coming;

    TypedLines(BufferedReader in) {
        this.in = in;
    }

    /**
     * The next line; absent at the end.
     *
     * @param end is complete when whoever asks wants none any more
     */
    Optional<String> next(CompletableFuture<Void> end) throws InterruptedException {
        while (true) {
            CompletableFuture<Optional<String>> line = coming();
            try {
                CompletableFuture.anyOf(line, end).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("neither of them fails", e);
            }
            if (end.isDone()) {
                return Optional.empty();
            }
            if (isTaken(line)) {
                return line.join();
            }
        }
    }

    private synchronized CompletableFuture<Optional<String>> coming() {
        CompletableFuture<Optional<String>> line = coming;
        if (line == null) {
            line = CompletableFuture.supplyAsync(this::read, reading);
            coming = line;
        }
        return line;
    }

    /** Nobody else has it then. */
    private synchronized boolean isTaken(CompletableFuture<Optional<String>> line) {
        if (coming != line) {
            return false;
        }
        coming = null;
        return true;
    }

    private Optional<String> read() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            // a terminal that is gone has no more lines
            return Optional.empty();
        }
    }

    /** What one entry reads of them; nothing more once it is closed. */
    Answers forOne() {
        return new Answers();
    }

    /** The lines as one entry reads them. */
    final class Answers extends Reader {
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private String rest = "";

        @Override
        public int read(char[] letters, int offset, int length) throws IOException {
            if (rest.isEmpty()) {
                rest = line().map(line -> line + "\n").orElse("");
            }
            if (rest.isEmpty()) {
                return -1;
            }
            int count = Math.min(length, rest.length());
            rest.getChars(0, count, letters, offset);
            rest = rest.substring(count);
            return count;
        }

        private Optional<String> line() throws IOException {
            try {
                return next(end);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("what is typed is not waited for any more");
            }
        }

        /** Whoever reads just now is at the end. */
        @Override
        public void close() {
            end.complete(null);
        }
    }
}
