package orchsh.dsl.snippet;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands where compose files can be elsewhere: in git repositories as docker compose writes them, and on web servers. */
public final class ComposePlaces {
    private static final Pattern CHECKOUT = Pattern.compile(
            "(?<repository>(?:https?://[^#?]+\\.git|(?:ssh|git|file)://[^#?]+|[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+:[^#?]+|github\\.com/[^#?]+))"
                    + "(?:#(?<ref>[^:]*)(?::(?<path>.*))?)?");
    private static final Pattern ELSEWHERE =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*|[^/\\s]+@[^/\\s]+:.*|github\\.com/.*");
    private static final String KINDS =
            "it is 'https://host/repository.git#ref:folder', 'git@host:repository.git#ref:folder' or 'https://…/compose.yaml'";

    private ComposePlaces() {}

    /** Whether a name leads away from this computer. */
    public static boolean isElsewhere(String name) {
        return ELSEWHERE.matcher(name).matches();
    }

    /** Whether a file of that name is a compose file. */
    static boolean isComposeName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    /** Whether a place is a compose file in a repository. */
    static boolean isCheckout(String text) {
        return !text.startsWith("git:") && CHECKOUT.matcher(text).matches() || text.startsWith("git://");
    }

    /** What such a place means; the repository itself is still to be looked at. */
    static Reference.Checkout checkout(String text) {
        Matcher parts = CHECKOUT.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        if (text.startsWith("git://")) {
            throw Refusal.of("`" + text + "` is not encrypted", "what it gives could be changed on its way: use https");
        }
        String said = parts.group("repository");
        String repository =
                said.startsWith("github.com/") ? "https://" + said.replaceFirst("(\\.git)?/*$", "") + ".git" : said;
        Optional<String> ref = Optional.ofNullable(parts.group("ref")).filter(name -> !name.isEmpty());
        ref.ifPresent(References::checkRef);
        String path = Optional.ofNullable(parts.group("path"))
                .orElse("")
                .replaceFirst("^(\\./|/)+", "")
                .replaceFirst("/+$", "");
        if (!path.isEmpty() && !path.equals(".") && (!Paths.isPlain(path) || path.startsWith("-"))) {
            throw Refusal.of("`" + path + "` is no path inside a repository", "it has no `.`, `..` or empty parts");
        }
        return new Reference.Checkout(repository, path.equals(".") ? "" : path, ref);
    }

    /** Refuses places that are none of compose files. */
    public static Reference checked(Reference reference) {
        if (!reference.isCompose()) {
            throw refused(reference.text());
        }
        return reference;
    }

    /** Refuses, before anything is looked at, what is fetched in another way than these. */
    public static void check(String text) {
        if (text.startsWith("oci:")) {
            throw Refusal.of(
                    "compose files are not fetched from registries of images, so not `" + text + "`",
                    "name the repository that it was published from, or fetch it and name the copy");
        }
        boolean web = text.startsWith("https://") || text.startsWith("http://");
        boolean known = isCheckout(text) || (web && isComposeName(text.replaceFirst("\\?.*", "")));
        if (!known) {
            throw refused(text);
        }
    }

    private static RuntimeException refused(String text) {
        return Refusal.of("`" + text + "` is no place of a compose file", KINDS);
    }
}
