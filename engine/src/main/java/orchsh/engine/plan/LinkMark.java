package orchsh.engine.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells whether the variables of a container's links would be others now because of the other services' images, which are
 * known by their ids. What the script says about those services is in the container's definition.
 */
public final class LinkMark {
    private static final int LENGTH = 16;

    private LinkMark() {}

    /**
     * The mark of these links; empty without any.
     *
     * @param imageId the id of the image of a name, if the engine has one
     */
    public static String of(List<Step.LinkedService> links, Function<String, Optional<String>> imageId) {
        if (links.isEmpty()) {
            return "";
        }
        MessageDigest digest = sha256();
        links.stream()
                .sorted(Comparator.comparing(linked -> linked.link().alias()))
                .forEach(linked -> {
                    add(digest, linked.link().alias());
                    add(digest, imageId.apply(linked.image()).orElse(""));
                });
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    /** Each with its length, so that no two lists read alike. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
