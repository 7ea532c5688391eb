package orchsh.engine.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image, as people write it.
 *
 * @param name registry, path and name without tag, for example {@code postgres} or {@code localhost:5000/shop/api}
 * @param tag the tag; {@code latest} when none was written and there is no digest
 * @param digest the content it is pinned to, {@code sha256:…}
 */
public record ImageReference(String name, Optional<String> tag, Optional<String> digest) {
    /** The registry of names that name none. */
    public static final String DOCKER_HUB = "docker.io";

    private static final Pattern SHAPE =
            Pattern.compile("(?<name>(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?/)?"
                    + "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*)"
                    + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
                    + "(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    public static ImageReference parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("`" + text + "` is not the name of an image" + reason(text));
        }
        Optional<String> digest = Optional.ofNullable(matcher.group("digest"));
        Optional<String> tag = Optional.ofNullable(matcher.group("tag"));
        if (tag.isEmpty() && digest.isEmpty()) {
            tag = Optional.of("latest");
        }
        return new ImageReference(familiar(matcher.group("name")), tag, digest);
    }

    /** What keeps it from being one, as far as one thing does. */
    private static String reason(String text) {
        int tagAt = text.lastIndexOf(':') > text.lastIndexOf('/') ? text.lastIndexOf(':') : text.length();
        String small = text.substring(0, tagAt).toLowerCase(Locale.ROOT) + text.substring(tagAt);
        if (text.isBlank()) {
            return ": it is empty";
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return ": there is a blank in it";
        }
        return !small.equals(text) && SHAPE.matcher(small).matches()
                ? ": it is written in lower case, `" + small + "`"
                : "";
    }

    /** Without the parts that Docker leaves out when it shows a name. */
    private static String familiar(String name) {
        String path = name.startsWith("docker.io/") ? name.substring("docker.io/".length()) : name;
        return path.startsWith("library/") ? path.substring("library/".length()) : path;
    }

    /** The host, and port if one is named, of the registry it comes from; Docker's own is {@code docker.io}. */
    public String registry() {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean isHost = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        return isHost ? first : DOCKER_HUB;
    }

    /** As an engine lists it: by tag or by digest, never by both at once. */
    public String listedName() {
        return digest.map(text -> name + "@" + text).orElseGet(this::toString);
    }

    /** As it was written, with the tag it has. */
    @Override
    public String toString() {
        return name
                + tag.map(text -> ":" + text).orElse("")
                + digest.map(text -> "@" + text).orElse("");
    }
}
