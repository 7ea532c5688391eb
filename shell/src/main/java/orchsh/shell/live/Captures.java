package orchsh.shell.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.dsl.live.CommandEnd;
import orchsh.dsl.live.CommandOrder;
import orchsh.dsl.live.CommandOrder.Echo;
import orchsh.engine.port.Session;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** Both outputs of one command. */
final class Captures implements AutoCloseable {
    private final Optional<OutputStream> file;
    private final Capture out;
    private final Capture err;

    /** @param voice shows what is printed */
    Captures(CommandOrder order, Voice voice) {
        this.file = order.output().map(Captures::opened);
        boolean isShown = order.echo() == Echo.SHOWN;
        Optional<Consumer<String>> outShown = isShown && file.isEmpty() ? Optional.of(voice::out) : Optional.empty();
        this.out = new Capture(file, outShown);
        this.err = new Capture(Optional.empty(), isShown ? Optional.of(voice::err) : Optional.empty());
    }

    private static OutputStream opened(Path path) {
        try {
            return Files.newOutputStream(path);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "there is no folder for it" : Words.of(e);
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("`" + path + "` cannot be written: " + why), e);
        }
    }

    Capture out() {
        return out;
    }

    Capture err() {
        return err;
    }

    void take(Session.Channel channel, byte[] bytes, int offset, int length) throws IOException {
        (channel == Session.Channel.ERRORS ? err : out).take(bytes, offset, length);
    }

    /** What became of the command; a problem if its output is not where it should be. */
    CommandEnd end(int exitCode) {
        out.failure().ifPresent(e -> {
            throw unwritten(e);
        });
        return new CommandEnd(exitCode, out.printed(), err.printed());
    }

    @Override
    public void close() {
        file.ifPresent(stream -> {
            try {
                stream.close();
            } catch (IOException e) {
                throw unwritten(e);
            }
        });
    }

    private static ProblemException unwritten(IOException e) {
        return new ProblemException(
                ProblemException.Kind.STACK, Problem.error("the output cannot be written: " + Words.of(e)), e);
    }
}
