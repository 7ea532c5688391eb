package orchsh.dsl.snippet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import orchsh.dsl.snippet.MavenSettings.Repository;
import orchsh.engine.caller.Surroundings;
import org.jspecify.annotations.Nullable;

/** Fetches snippets out of jars of Maven repositories: what Maven has fetched before comes first. */
final class MavenFetch {
    private static final int LARGEST_JAR = 64 << 20;
    private static final Map<String, String> CHECKSUMS = checksums();

    private final Surroundings surroundings;
    private final Download download;

    MavenFetch(Surroundings surroundings, Download download) {
        this.surroundings = surroundings;
        this.download = download;
    }

    /** The better ones first; every repository has the last one. */
    private static Map<String, String> checksums() {
        Map<String, String> endings = new LinkedHashMap<>();
        endings.put(".sha512", "SHA-512");
        endings.put(".sha256", "SHA-256");
        endings.put(".sha1", "SHA-1");
        return endings;
    }

    Fetched fetch(Reference.Maven reference) {
        String jar = jarPath(reference);
        MavenSettings settings = MavenSettings.read(surroundings);
        Path known = settings.local().resolve(jar);
        if (Files.isRegularFile(known)) {
            return new Fetched(script(read(known), reference), Optional.empty(), Optional.empty());
        }
        List<String> asked = new ArrayList<>();
        for (Repository repository : settings.repositories()) {
            asked.add(repository.address());
            Optional<byte[]> bytes = fetch(repository, jar);
            if (bytes.isPresent()) {
                return new Fetched(
                        script(bytes.get(), reference),
                        Optional.empty(),
                        Optional.of(repository.address() + "/" + jar));
            }
        }
        if (asked.isEmpty()) {
            throw Refusal.of(
                    "`" + reference.text() + "` is not in `" + settings.local()
                            + "`, and nothing tells of a repository to get it from",
                    "install Maven, which knows one, or name a mirror in ~/.m2/settings.xml");
        }
        throw Refusal.of("there is no `" + reference.group() + ":" + reference.artifact() + ":" + reference.version()
                + "` in " + String.join(", ", asked));
    }

    private static String jarPath(Reference.Maven reference) {
        return reference.group().replace('.', '/') + "/" + reference.artifact() + "/" + reference.version() + "/"
                + reference.artifact() + "-" + reference.version() + ".jar";
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST_JAR) {
                throw Refusal.of("`" + file + "` is larger than " + (LARGEST_JAR >> 20) + " MB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.of("`" + file + "` cannot be read", e);
        }
    }

    private Optional<byte[]> fetch(Repository repository, String jar) {
        String address = repository.address() + "/" + jar;
        if (repository.address().startsWith("file:")) {
            Path file = fileOf(address);
            return Files.isRegularFile(file)
                    ? Optional.of(checked(read(file), address, ending -> local(file, ending)))
                    : Optional.empty();
        }
        Map<String, String> headers = headers(repository);
        URI uri = uri(address);
        References.checkAddress(uri, address);
        return download.get(uri, LARGEST_JAR, headers)
                .map(answer -> checked(
                        answer.body(),
                        address,
                        ending -> download.get(uri(address + ending), 1 << 12, headers)
                                .map(Download.Answer::body)));
    }

    private static Path fileOf(String address) {
        try {
            return Path.of(URI.create(address.replaceFirst("^file:/*", "file:///")));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    "Maven's settings name `" + Logins.hiddenIn(address) + "`, which is no place for files", e);
        }
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("Maven's settings name `" + Logins.hiddenIn(address) + "`, which is no address", e);
        }
    }

    private static Optional<byte[]> local(Path jar, String ending) {
        Path file = jar.resolveSibling(jar.getFileName() + ending);
        return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static Map<String, String> headers(Repository repository) {
        return repository
                .login()
                .map(login -> {
                    if (login.password().startsWith("{")) {
                        throw Refusal.of(
                                "the password for Maven's server `" + repository.id()
                                        + "` is encrypted, which only Maven itself can read",
                                "let Maven fetch the jar once: mvn dependency:get");
                    }
                    String both = login.user() + ":" + login.password();
                    return Map.of(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
                })
                .orElse(Map.of());
    }

    /** Gives a checksum of a jar as its repository has it. */
    private interface ChecksumSource {
        Optional<byte[]> find(String ending);
    }

    private static byte[] checked(byte[] jar, String address, ChecksumSource checksums) {
        for (Map.Entry<String, String> kind : CHECKSUMS.entrySet()) {
            Optional<byte[]> given = checksums.find(kind.getKey());
            if (given.isPresent()) {
                String wanted = new String(given.get(), StandardCharsets.US_ASCII)
                        .strip()
                        .split("\\s+", 2)[0]
                        .toLowerCase(Locale.ROOT);
                String found = digest(kind.getValue(), jar);
                if (!wanted.equals(found)) {
                    throw Refusal.of("`" + address + "` is not what its repository says it is: "
                            + kind.getKey().substring(1) + " should be " + wanted + ", and is " + found);
                }
                return jar;
            }
        }
        throw Refusal.of("`" + address + "` has no checksum beside it, so nobody can say whether it is whole");
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static byte[] script(byte[] jar, Reference.Maven reference) {
        String artifact = "maven:" + reference.group() + ":" + reference.artifact() + ":" + reference.version();
        for (String path : SnippetPaths.candidates(reference.path())) {
            byte @Nullable [] found = entry(jar, path, artifact);
            if (found != null) {
                return found;
            }
        }
        throw Refusal.of("there is no file `"
                + SnippetPaths.candidates(reference.path()).get(0) + "` in the jar `" + artifact + "`");
    }

    private static byte @Nullable [] entry(byte[] jar, String path, String artifact) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            boolean any = false;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                any = true;
                if (entry.getName().equals(path)) {
                    return bounded(zip, artifact + "/" + path);
                }
            }
            if (!any) {
                throw Refusal.of("`" + artifact + "` is not a jar");
            }
            return null;
        } catch (ZipException e) {
            throw Refusal.of("the jar `" + artifact + "` is damaged", e);
        } catch (IOException e) {
            throw Refusal.of("the jar `" + artifact + "` cannot be read", e);
        }
    }

    private static byte[] bounded(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(Content.LARGEST + 1);
        if (bytes.length > Content.LARGEST) {
            throw Content.tooLarge(name);
        }
        return bytes;
    }
}
