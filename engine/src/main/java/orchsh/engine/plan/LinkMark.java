package orchsh.engine.plan;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orchsh.engine.model.Sha256;

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
        Sha256 digest = new Sha256();
        links.stream()
                .sorted(Comparator.comparing(linked -> linked.link().alias()))
                .forEach(linked -> {
                    add(digest, linked.link().alias());
                    add(digest, imageId.apply(linked.image()).orElse(""));
                });
        return digest.hex().substring(0, LENGTH);
    }

    /** Each with its length, so that no two lists read alike. */
    private static void add(Sha256 digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.add(bytes.length + ":").add(bytes);
    }
}
