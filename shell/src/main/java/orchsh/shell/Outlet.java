package orchsh.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import orchsh.shell.invocation.Streams;
import org.jspecify.annotations.Nullable;

/** Passes on what is written, and remembers why it could not: writers keep that to themselves. */
final class Outlet extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    Outlet(OutputStream to) {
        super(to);
    }

    /** Why something got lost; a reader who has seen enough is no reason. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure).filter(why -> !Streams.isClosedPipe(why));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
