package orchsh.engine.image;

import java.io.IOException;
import java.io.InputStream;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Sha256;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** Short digests of files and texts: enough to see that something is another thing now. */
final class Digests {
    private static final int SHORT = 12;

    private Digests() {}

    static String of(String text) {
        return Sha256.of(text).substring(0, SHORT);
    }

    static String of(TarEntry entry, CancellationToken cancellation) {
        Sha256 digest = new Sha256().add(entry.trait());
        try (InputStream content = entry.open()) {
            byte[] buffer = new byte[(int) Math.max(1, Math.min(entry.size() + 1, 64 * 1024))];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                refuseIfCancelled(entry, cancellation);
                digest.add(buffer, n);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("`" + entry.name() + "` in a build folder cannot be read: " + Words.withFile(e)),
                    e);
        }
        return digest.hex().substring(0, SHORT);
    }

    private static void refuseIfCancelled(TarEntry entry, CancellationToken cancellation) {
        if (cancellation.isCancelled()) {
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED,
                    Problem.error("reading `" + entry.name() + "` in a build folder was called off"));
        }
    }
}
