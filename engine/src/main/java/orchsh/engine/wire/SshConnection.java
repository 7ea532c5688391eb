package orchsh.engine.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/**
 * A connection through a secure shell: the docker command of the other host passes bytes between the engine and its own
 * input and output. What the process says is read by a thread of its own, for a read of a pipe cannot be interrupted.
 */
final class SshConnection extends Connection {
    private static final int SAID_AT_MOST = 4096;

    private final List<String> command;
    private final Surroundings surroundings;
    private final Arrival arrival = new Arrival();
    private final Complaints complaints = new Complaints();
    private final WireInput input = new WireInput(arrival);
    private @Nullable Process process;
    private boolean closed;

    SshConnection(List<String> command, Surroundings surroundings) {
        this.command = command;
        this.surroundings = surroundings;
    }

    static List<String> command(EngineAddress.Ssh where) {
        List<String> command = new ArrayList<>(
                List.of("ssh", "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "LogLevel=ERROR"));
        if (where.user().isPresent()) {
            command.add("-l");
            command.add(where.user().get());
        }
        if (where.port().isPresent()) {
            command.add("-p");
            command.add(Integer.toString(where.port().getAsInt()));
        }
        command.add("--");
        command.add(where.host());
        command.add("docker");
        if (where.socket().isPresent()) {
            command.add("--host");
            command.add("unix://" + quoted(where.socket().get()));
        }
        command.add("system");
        command.add("dial-stdio");
        return command;
    }

    /** ssh joins its arguments with blanks and gives them to a shell. */
    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    @Override
    void open() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(inSessionOfItsOwn())
                .directory(surroundings.directory().toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(surroundings.environment());
        synchronized (this) {
            if (closed) {
                throw new IOException("closed");
            }
            Process started = builder.start();
            process = started;
            Background.start("ssh output", () -> arrival.pump(started));
            Background.start("ssh errors", () -> complaints.pump(started.getErrorStream()));
        }
    }

    /** So that Ctrl-C at the terminal, meant for us, does not end it while we still have to tidy up. */
    private List<String> inSessionOfItsOwn() {
        List<String> words = new ArrayList<>(command);
        for (String folder : surroundings.variable("PATH").orElse("").split(":")) {
            Path setsid = surroundings.resolve(folder).resolve("setsid");
            if (!folder.isEmpty() && Files.isExecutable(setsid)) {
                words.add(0, setsid.toString());
                return words;
            }
        }
        return words;
    }

    @Override
    WireInput input() {
        return input;
    }

    @Override
    OutputStream output() {
        return running().getOutputStream();
    }

    @Override
    void shutdownOutput() throws IOException {
        running().getOutputStream().close();
    }

    @Override
    boolean isQuiet() {
        return running().isAlive() && input.isDrained() && arrival.isSilent();
    }

    @Override
    synchronized void close() {
        closed = true;
        if (process != null) {
            process.destroy();
        }
        arrival.close();
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException("the connection is not open");
        }
        return process;
    }

    /** Bytes handed from the thread that reads the process to the one that reads the connection. */
    private final class Arrival extends InputStream {
        private final byte[] buffer = new byte[64 * 1024];
        private int start;
        private int count;
        private boolean ended;
        private boolean worked;

        void pump(Process from) {
            byte[] chunk = new byte[16 * 1024];
            boolean received = false;
            try (InputStream output = from.getInputStream()) {
                int length = output.read(chunk);
                while (length >= 0 && put(chunk, length)) {
                    received = true;
                    length = output.read(chunk);
                }
            } catch (IOException e) {
                complaints.add(Words.of(e));
            }
            complaints.await();
            end(received && endsWell(from));
        }

        private static boolean endsWell(Process process) {
            try {
                return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (InterruptedException e) {
                return false;
            }
        }

        private synchronized boolean put(byte[] chunk, int length) {
            int done = 0;
            while (done < length && !ended) {
                if (count == buffer.length) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        return false;
                    }
                    continue;
                }
                int at = (start + count) % buffer.length;
                int part = Math.min(Math.min(length - done, buffer.length - count), buffer.length - at);
                System.arraycopy(chunk, done, buffer, at, part);
                count += part;
                done += part;
                notifyAll();
            }
            return !ended;
        }

        private synchronized void end(boolean well) {
            worked = well;
            ended = true;
            notifyAll();
        }

        synchronized boolean isSilent() {
            return count == 0 && !ended;
        }

        @Override
        public synchronized void close() {
            ended = true;
            notifyAll();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
            while (count == 0 && !ended) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                }
            }
            if (count == 0) {
                String said = complaints.said();
                if (!said.isEmpty() && !worked) { // a banner, too, comes this way
                    throw new IOException(said);
                }
                return -1;
            }
            int part = Math.min(Math.min(length, count), buffer.length - start);
            System.arraycopy(buffer, start, bytes, offset, part);
            start = (start + part) % buffer.length;
            count -= part;
            notifyAll();
            return part;
        }
    }

    /** What ssh and the docker command say when it does not work. */
    private static final class Complaints {
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private boolean ended;

        void pump(InputStream from) {
            byte[] chunk = new byte[1024];
            try (from) {
                int length = from.read(chunk);
                while (length >= 0) {
                    add(new String(chunk, 0, length, StandardCharsets.UTF_8));
                    length = from.read(chunk);
                }
            } catch (IOException e) {
                add(Words.of(e));
            }
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }

        synchronized void add(String text) {
            if (said.size() < SAID_AT_MOST) {
                said.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        /** Lets the last words arrive; the process has closed its output, so they are on their way. */
        synchronized void await() {
            long end = System.nanoTime() + 1_000_000_000L;
            long left = end - System.nanoTime();
            while (!ended && left > 0) {
                try {
                    wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    return;
                }
                left = end - System.nanoTime();
            }
        }

        synchronized String said() {
            return Words.sentence(said.toString(StandardCharsets.UTF_8));
        }
    }
}
