package orchsh.engine.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Short digests of files and texts: enough to see that something is another thing now. */
final class Digests {
    private static final int SHORT = 6;

    private Digests() {}

    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, SHORT);
    }

    static String of(TarEntry entry) {
        MessageDigest digest = sha256();
        digest.update(entry.trait().getBytes(StandardCharsets.UTF_8));
        try (InputStream content = entry.open()) {
            byte[] buffer = new byte[(int) Math.max(1, Math.min(entry.size() + 1, 64 * 1024))];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("`" + entry.name() + "` in a build folder cannot be read: " + Reasons.of(e)),
                    e);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, SHORT);
    }

    /** The whole digest, for what stands for everything. */
    static String inFull(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
