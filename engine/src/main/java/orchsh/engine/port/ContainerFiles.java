package orchsh.engine.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.PathFacts;

/** Reads and writes the files of containers, running or not, as streams of tar. Safe for use by several threads at once. */
public interface ContainerFiles {

    /** What is at a path, links not followed; absent when nothing is. */
    Optional<PathFacts> look(String container, String path, CancellationToken cancellation);

    /** Hands over a file, or a folder with all that is in it; names begin with the last part of the path. */
    void read(String container, String path, TarReader reader, CancellationToken cancellation);

    /** Writes all that is in a tar below a folder that exists. */
    void write(String container, String folder, InputStream tar, CancellationToken cancellation);

    /** Receives a tar. */
    @FunctionalInterface
    interface TarReader {
        void read(InputStream tar) throws IOException;
    }
}
