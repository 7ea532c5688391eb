package orchsh.shell.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import orchsh.dsl.live.CommandOrder.Input;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** What a command reads. */
record Inlet(Optional<InputStream> stream) implements AutoCloseable {
    static Inlet of(Input input) {
        if (input instanceof Input.Text text) {
            return new Inlet(Optional.of(new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8))));
        }
        return new Inlet(input instanceof Input.File file ? Optional.of(opened(file.path())) : Optional.empty());
    }

    private static InputStream opened(Path path) {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("`" + path + "` cannot be read: " + Words.of(e)), e);
        }
    }

    @Override
    public void close() {
        stream.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                // it was only read
            }
        });
    }
}
