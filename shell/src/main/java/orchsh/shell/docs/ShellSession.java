package orchsh.shell.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * One shell that runs commands one after the other, without a terminal and with nothing to read, and keeps its folder, its
 * variables and its background jobs between them.
 */
final class ShellSession implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final ProcessGroup group;
    private final OutputStream input;
    private final Transcript transcript = new Transcript(UUID.randomUUID().toString());
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Thread listener;
    private final Thread undertaker;

    private ShellSession(ProcessGroup group) {
        this.group = group;
        this.input = group.process().getOutputStream();
        this.listener = Background.start("output of a session", this::listen);
        this.undertaker = Background.start("end of a session", this::seeOff);
    }

    static ShellSession start(Path folder, Map<String, String> environment) {
        ShellSession session;
        try {
            session = new ShellSession(ProcessGroup.start(List.of("sh"), folder, environment));
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("`sh` cannot be started, which runs the commands")
                            .hint("it must be on the PATH"),
                    e);
        }
        session.send("exec 9>&1");
        return session;
    }

    /** Runs it to its end. After any end but the usual one the session is of no use any more. */
    Answer run(String command, Duration limit, CancellationToken cancellation) {
        send("command eval '" + command.replace("'", "'\\''") + "' </dev/null 9>&-\n" + transcript.marking() + " >&9");
        try (CancellationToken.Registration registration =
                cancellation.onCancel(() -> answers.add(transcript.rest(Answer.End.CALLED_OFF, 0)))) {
            Answer answer = answers.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            return answer == null ? transcript.rest(Answer.End.TOO_LONG, 0) : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return transcript.rest(Answer.End.CALLED_OFF, 0);
        }
    }

    /** Lets it end as it wants to, with what it has to do at its end. */
    void leave(Duration limit, CancellationToken cancellation) {
        run("exit", limit, cancellation);
    }

    /** Ends all that it has begun. */
    @Override
    public void close() {
        group.end();
        try {
            undertaker.join();
            input.close();
        } catch (IOException e) {
            // nobody reads it any more
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String lines) {
        try {
            input.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            // it has ended, which whoever sees it off tells
            return;
        }
    }

    private void listen() {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream output = group.process().getInputStream()) {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                answers.addAll(transcript.take(buffer, count));
            }
        } catch (IOException e) {
            // it has ended, and said what it had to say
            return;
        }
    }

    /** What it leaves running would keep its output open for ever. */
    private void seeOff() {
        try {
            int code = group.process().waitFor();
            group.end();
            listener.join(LAST_WORDS.toMillis());
            answers.add(transcript.rest(Answer.End.LEFT, code));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
