package orchsh.engine.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests of texts, and how they are told from texts. */
final class Digest {
    private static final String PREFIX = "sha256:";

    /** A short digest; the name of an image may have a long one. */
    static final Pattern SHORT = Pattern.compile("sha256:[0-9a-f]{16}(?![0-9a-f])");

    private Digest() {}

    /** Whether a text has a digest in it. */
    static boolean isIn(String text) {
        return text.contains(PREFIX) && SHORT.matcher(text).find();
    }

    static String of(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String shortOf(String text) {
        return PREFIX + of(text).substring(0, 16);
    }
}
