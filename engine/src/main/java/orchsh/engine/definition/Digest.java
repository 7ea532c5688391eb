package orchsh.engine.definition;

import java.util.regex.Pattern;
import orchsh.engine.model.Sha256;

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
        return Sha256.of(text);
    }

    static String shortOf(String text) {
        return PREFIX + of(text).substring(0, 16);
    }
}
