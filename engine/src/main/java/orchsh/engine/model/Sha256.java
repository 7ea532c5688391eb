package orchsh.engine.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest by which a content is known, made piece by piece. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digest of a text in UTF-8: 64 hexadecimal digits in lower case. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 add(byte[] bytes) {
        return add(bytes, bytes.length);
    }

    /** Adds as many bytes as that from the beginning. */
    public Sha256 add(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
        return this;
    }

    /** The digest of all that was added, after which it begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** As {@link #hex()}, as 32 bytes. */
    public byte[] bytes() {
        return digest.digest();
    }
}
