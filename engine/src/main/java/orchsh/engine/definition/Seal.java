package orchsh.engine.definition;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks values that are nobody's business: the same key gives the same value the same mark, so a change is seen, and who
 * sees marks but has no key cannot try values out until one fits, however short they are.
 */
public final class Seal {
    /** How many bytes a key of ours has. */
    public static final int KEY_LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern MARK = Pattern.compile("sealed:([0-9a-f]{8}):[0-9a-f]{16}");
    private static final Seal OF_THIS_PROCESS = new Seal(Seal::newKey);

    private final Supplier<byte[]> source;
    private Optional<SecretKeySpec> key = Optional.empty();

    private Seal(Supplier<byte[]> source) {
        this.source = source;
    }

    /** @param key asked for once, when there is something to mark */
    public static Seal with(Supplier<byte[]> key) {
        return new Seal(key);
    }

    /** For those who keep no key: its marks are of use only as long as the process lasts. */
    public static Seal ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    public static byte[] newKey() {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        return key;
    }

    String mark(String value) {
        return "sealed:" + digest("the name of this key").substring(0, 8) + ":"
                + digest(value).substring(0, 16);
    }

    /** The text with a mark in place of each short digest. */
    String sealed(String text) {
        return Digest.SHORT.matcher(text).replaceAll(found -> mark(found.group()));
    }

    /** Whether a text has a mark in it. */
    public static boolean isIn(String text) {
        return MARK.matcher(text).find();
    }

    /** The text with stars in place of each mark. */
    static String starred(String text) {
        return MARK.matcher(text).replaceAll("***");
    }

    /** Whether marks in the two texts were made with different keys, so that nobody can tell whether they differ. */
    static boolean hasTwoKeys(String before, String now) {
        Set<String> keys = new HashSet<>(keysIn(before));
        keys.addAll(keysIn(now));
        return keys.size() > 1;
    }

    private static List<String> keysIn(String text) {
        return MARK.matcher(text).results().map(mark -> mark.group(1)).toList();
    }

    private synchronized SecretKeySpec key() {
        SecretKeySpec known = key.orElseGet(() -> new SecretKeySpec(source.get(), ALGORITHM));
        key = Optional.of(known);
        return known;
    }

    private String digest(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
