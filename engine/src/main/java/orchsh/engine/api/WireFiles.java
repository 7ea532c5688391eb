package orchsh.engine.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.PathFacts;
import orchsh.engine.observed.PathFacts.Kind;
import orchsh.engine.port.ContainerFiles;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** Reads and writes the files of containers over a {@link WireClient}. */
public final class WireFiles implements ContainerFiles {
    // Bits of the language that engines are written in, not those of Unix.
    private static final long FOLDER = 1L << 31;
    private static final long LINK = 1L << 27;
    private static final long NEITHER_FILE = 1L << 26 | 1L << 25 | 1L << 24 | 1L << 21 | 1L << 19;

    private final WireClient client;

    public WireFiles(WireClient client) {
        this.client = client;
    }

    @Override
    public Optional<PathFacts> look(String container, String path, CancellationToken cancellation) {
        try {
            Optional<String> facts = new ContainerPath(container, path).facts(client, cancellation);
            if (facts.isEmpty()) {
                refuseMissing(container, cancellation);
                return Optional.empty();
            }
            if (facts.get().isEmpty()) {
                throw ProblemException.stack(
                        Problem.error("the container engine does not tell what is at `" + path + "`"));
            }
            return facts.map(WireFiles::decoded);
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "`" + path + "` in `" + container + "` cannot be looked at");
        }
    }

    /** The answer is the same for a missing path and a missing container, and has no words. */
    private void refuseMissing(String container, CancellationToken cancellation) {
        ContainerFacts.of(client, container, cancellation);
    }

    private static PathFacts decoded(String encoded) {
        byte[] json = Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.ISO_8859_1));
        JsonReader reader = new JsonReader(json, "what the container engine tells of a path");
        String name = "";
        long size = 0;
        long mode = 0;
        String linkTarget = "";
        reader.enterObject();
        while (reader.more()) {
            switch (reader.name()) {
                case "name" -> name = reader.string();
                case "size" -> size = reader.integer();
                case "mode" -> mode = reader.integer();
                case "linkTarget" -> linkTarget = reader.string();
                default -> reader.skip();
            }
        }
        return new PathFacts(name, kind(mode), size, kind(mode) == Kind.LINK ? linkTarget : "");
    }

    private static Kind kind(long mode) {
        if ((mode & FOLDER) != 0) {
            return Kind.FOLDER;
        }
        if ((mode & LINK) != 0) {
            return Kind.LINK;
        }
        return (mode & NEITHER_FILE) != 0 ? Kind.OTHER : Kind.FILE;
    }

    @Override
    public void read(String container, String path, TarReader reader, CancellationToken cancellation) {
        String target = new ContainerPath(container, path).target().toString();
        try (WireResponse response =
                client.send(WireRequest.get(target), cancellation).accepted()) {
            reader.read(response.body());
            response.drain();
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "`" + path + "` in `" + container + "` cannot be read");
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("what comes from `" + container + "` cannot be written: " + Words.of(e)),
                    e);
        }
    }

    @Override
    public void write(String container, String folder, InputStream tar, CancellationToken cancellation) {
        String target = new ContainerPath(container, folder)
                .target()
                .parameter("noOverwriteDirNonDir", "1")
                .toString();
        WireRequest request = WireRequest.of("PUT", target).header("Content-Type", "application/x-tar").stream(tar);
        try (WireResponse response = client.send(request, cancellation).accepted()) {
            response.drain();
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "`" + folder + "` in `" + container + "` cannot be written to");
        }
    }
}
