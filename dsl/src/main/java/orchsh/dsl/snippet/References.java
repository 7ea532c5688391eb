package orchsh.dsl.snippet;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.caller.Surroundings;

/** Understands what stands behind {@code use}. */
final class References {
    static final String KINDS =
            "it is a name of the standard library, './file.groovy', 'https://…', 'git:https://host/repository.git//path@ref' or"
                    + " 'maven:group:artifact:version/path'";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");
    private static final Pattern MAVEN = Pattern.compile("maven:([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+):([^/:]+)/(.+)");
    private static final Pattern FLOATING = Pattern.compile("LATEST|RELEASE|[\\[(].*|.*[,\\[\\]()].*");
    private static final Pattern SCP = Pattern.compile("([A-Za-z0-9_.-]+@)?[A-Za-z0-9_.-]+:[^/].*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Path folder;
    private final Surroundings surroundings;

    /** @param folder the stack's folder, from which relative paths are told */
    References(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /**
     * The place that a text means.
     *
     * @param from what says it; the stack itself without it
     */
    Reference parse(String text, Optional<Reference> from) {
        if (text.isBlank() || text.codePoints().anyMatch(Fact::isHidden)) {
            throw Refusal.of("`use` is given a name that is empty or no text", KINDS);
        }
        if (ComposePlaces.isCheckout(text)) {
            Reference.Checkout checkout = ComposePlaces.checkout(text);
            checkRepository(checkout.repository(), text);
            return checkout;
        }
        if (text.startsWith("git:")) {
            return git(text);
        }
        if (text.startsWith("maven:")) {
            return maven(text);
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return web(text, scheme.group(1).toLowerCase(Locale.ROOT));
        }
        boolean absolute = text.startsWith("/") || text.startsWith("~/");
        if (text.startsWith("./") || text.startsWith("../") || absolute || text.endsWith(".groovy")) {
            return from.isPresent() && !absolute ? from.get().beside(text) : file(text);
        }
        if (NAME.matcher(text).matches()) {
            return new Reference.Library(text);
        }
        throw Refusal.of("`" + text + "` names no snippet", KINDS);
    }

    private Reference file(String text) {
        try {
            return file(
                    text.startsWith("~/")
                            ? surroundings.resolve(text)
                            : folder.resolve(text).normalize());
        } catch (InvalidPathException e) {
            throw Refusal.of("`" + text + "` is not the name of a file", e);
        }
    }

    /** A file by its path from the stack's folder, so that all who share the stack call it the same. */
    Reference file(Path file) {
        return new Reference.LocalFile(file, Paths.dotted(folder.relativize(file)));
    }

    private static Reference web(String text, String scheme) {
        if (!List.of("http", "https").contains(scheme)) {
            throw Refusal.of("snippets are not fetched by `" + scheme + ":`", KINDS);
        }
        URI address = address(text);
        checkAddress(address, text);
        if (address.getPath() == null
                || address.getPath().length() < 2
                || address.getPath().endsWith("/")) {
            throw Refusal.of(
                    "`" + text + "` names no file",
                    "the file's name becomes the word, for example https://example.org/kafka.groovy");
        }
        if (!Paths.isPlain(address.getPath().substring(1)) || address.getRawFragment() != null) {
            throw Refusal.of(
                    "`" + text + "` has `.`, `..`, `//` or `#` in its path", "write the address of the file itself");
        }
        return new Reference.Web(address);
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw Refusal.of("`" + text + "` is not an address", e);
        }
    }

    /** Encrypted, except to this machine itself, and without a password that would end up in the lock file. */
    static void checkAddress(URI address, String text) {
        if (address.getHost() == null) {
            throw Refusal.of("`" + text + "` names no host");
        }
        if ("http".equalsIgnoreCase(address.getScheme()) && !LOOPBACK.contains(address.getHost())) {
            throw Refusal.of("`" + text + "` is not encrypted", "what it gives could be changed on its way: use https");
        }
        if (address.getRawUserInfo() != null && !"ssh".equalsIgnoreCase(address.getScheme()) || hasPassword(address)) {
            throw Refusal.of(
                    "an address with a user or a password in it is not possible behind `use`",
                    "scripts and orchsh.lock are meant to be shared");
        }
    }

    private static boolean hasPassword(URI address) {
        return address.getRawUserInfo() != null && address.getRawUserInfo().contains(":");
    }

    private static Reference git(String text) {
        String rest = text.substring("git:".length());
        int start = rest.contains("://") ? rest.indexOf("://") + 3 : 0;
        int slashes = rest.indexOf("//", start);
        if (slashes < 0) {
            throw Refusal.of(
                    "`" + text + "` does not say which file of the repository it means",
                    "for example git:https://example.org/snippets.git//kafka@v1.2");
        }
        String repository = rest.substring(0, slashes);
        String tail = rest.substring(slashes + 2);
        int at = tail.lastIndexOf('@');
        String path = at < 0 ? tail : tail.substring(0, at);
        Optional<String> ref = at < 0 ? Optional.empty() : Optional.of(tail.substring(at + 1));
        checkRepository(repository, text);
        if (!Paths.isPlain(path) || path.startsWith("-")) {
            throw Refusal.of("`" + path + "` is no path inside a repository", "it has no `.`, `..` or empty parts");
        }
        ref.ifPresent(References::checkRef);
        return new Reference.Git(repository, path, ref);
    }

    static void checkRef(String name) {
        if (name.isEmpty()
                || name.startsWith("-")
                || name.startsWith("+")
                || name.matches(".*[\\s:^~?*\\[\\\\].*")
                || name.contains("..")) {
            throw Refusal.of("`" + name + "` is no branch, tag or commit");
        }
    }

    private static void checkRepository(String repository, String text) {
        if (repository.contains("::") || repository.startsWith("-")) {
            throw Refusal.of(
                    "`" + text + "` names a repository in a way that is not possible here",
                    "https, ssh and file addresses are");
        }
        Matcher scheme = Pattern.compile("([a-z+]+)://.*").matcher(repository);
        if (!scheme.matches()) {
            if (!SCP.matcher(repository).matches()) {
                throw Refusal.of(
                        "`" + repository + "` is no address of a repository",
                        "for example git:https://example.org/snippets.git//kafka@v1.2");
            }
            return;
        }
        switch (scheme.group(1)) {
            case "https", "http", "ssh" -> checkAddress(address(repository), text);
            case "file" -> address(repository);
            default ->
                throw Refusal.of(
                        "repositories are not fetched by `" + scheme.group(1) + ":`",
                        "https, ssh and file addresses are possible");
        }
    }

    private static Reference maven(String text) {
        Matcher parts = MAVEN.matcher(text);
        if (!parts.matches()) {
            throw Refusal.of(
                    "`" + text + "` is no snippet of a Maven repository",
                    "for example maven:org.example:stack-snippets:1.2/kafka");
        }
        String version = parts.group(3);
        if (version.endsWith("-SNAPSHOT")) {
            throw Refusal.of("version `" + version + "` changes under its name", "use a released version");
        }
        if (FLOATING.matcher(version).matches() || !version.matches("[A-Za-z0-9_.+-]+")) {
            throw Refusal.of(
                    "version `" + version + "` does not name one version", "write the version itself, such as 1.2");
        }
        for (int i = 1; i <= 3; i++) {
            if (parts.group(i).startsWith(".") || parts.group(i).contains("..")) {
                throw Refusal.of("`" + parts.group(i) + "` is no part of a Maven coordinate");
            }
        }
        if (!Paths.isPlain(parts.group(4))) {
            throw Refusal.of("`" + parts.group(4) + "` is no path inside a jar", "it has no `.`, `..` or empty parts");
        }
        return new Reference.Maven(parts.group(1), parts.group(2), version, parts.group(4));
    }
}
