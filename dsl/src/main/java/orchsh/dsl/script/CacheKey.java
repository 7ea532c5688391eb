package orchsh.dsl.script;

import groovy.lang.GroovySystem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.model.Sha256;

/**
 * What a compiled script depends on: its text, what it knows from other files, and whoever compiles it.
 *
 * @param text a digest of all that
 */
record CacheKey(String text) {

    /** The key of a script; nothing if nobody can tell which compiler this is. */
    static Optional<CacheKey> of(String text, Known known) {
        return Build.IDENTITY.map(build -> {
            Sha256 digest = new Sha256();
            for (String part : List.of(String.valueOf(ScriptFormat.VERSION), GroovySystem.getVersion(), build)) {
                add(digest, part);
            }
            known.describe(part -> add(digest, part));
            add(digest, text);
            return new CacheKey(digest.hex());
        });
    }

    /** With its length in front, so that no two lists of parts look alike. */
    private static void add(Sha256 digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.add(bytes.length + ":").add(bytes);
    }

    /** Which build of this program compiles. */
    private static final class Build {
        static final Optional<String> IDENTITY = identity();

        private static Optional<String> identity() {
            try {
                CodeSource source = CacheKey.class.getProtectionDomain().getCodeSource();
                return source == null
                        ? Optional.empty()
                        : Optional.of(stateOf(Path.of(source.getLocation().toURI())));
            } catch (URISyntaxException | IOException | RuntimeException e) {
                return Optional.empty();
            }
        }

        /** Where it lies, how large it is and when it last changed; of a folder of classes, its newest one. */
        private static String stateOf(Path place) throws IOException {
            if (!Files.isDirectory(place)) {
                return place + " " + Files.size(place) + " "
                        + Files.getLastModifiedTime(place).toMillis();
            }
            long newest = 0;
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.toList()) {
                    newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
                }
            }
            return place + " " + newest;
        }
    }
}
