package orchsh.dsl.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import orchsh.engine.caller.Surroundings;

/**
 * Remembers compiled scripts from one run to the next, each in a file of its own. All of it may vanish at any time: what is
 * missing, cut short, changed, somebody else's or cannot be read or written only costs time.
 */
final class ScriptCache {
    private static final String SUFFIX = ".script";
    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rwx------");
    /** How old a file may look before its use is noted; noting each would cost more than it is worth. */
    private static final Duration STALE = Duration.ofDays(1);

    private final Optional<Path> folder;
    private final Path home;
    private final Clock clock;
    private final CacheLimits limits;
    private final Supplier<RunningUser> user;

    ScriptCache(Optional<Path> folder, Path home, Clock clock, CacheLimits limits, Supplier<RunningUser> user) {
        this.user = user;
        this.folder = folder;
        this.home = home;
        this.clock = clock;
        this.limits = limits;
    }

    /** The one of the caller; remembers nothing if the caller wishes so with {@code ORCHSH_NO_CACHE}. */
    static ScriptCache of(Surroundings caller) {
        Optional<Path> folder = caller.variable("ORCHSH_NO_CACHE").isPresent()
                ? Optional.empty()
                : Optional.of(caller.cacheFolder().resolve("scripts"));
        return new ScriptCache(folder, caller.home(), caller.clock(), CacheLimits.USUAL, RunningUser::current);
    }

    /** What was kept under the key, if it is whole. */
    Optional<CompiledScript> read(CacheKey key) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.get().resolve(key.text() + SUFFIX);
        try {
            if (!Files.isRegularFile(file)
                    || !isOurs(folder.get())
                    || !user.get().trusts(file)) {
                return Optional.empty();
            }
            Optional<CompiledScript> script = ScriptFormat.read(Files.readAllBytes(file), key);
            if (script.isPresent()) {
                noteUse(file);
            }
            return script;
        } catch (IOException | RuntimeException e) {
            // what cannot be remembered is found out anew
            return Optional.empty();
        }
    }

    private void noteUse(Path file) throws IOException {
        FileTime now = FileTime.from(clock.instant());
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.toInstant().minus(STALE))) {
            Files.setLastModifiedTime(file, now);
        }
    }

    /** Keeps a script under a key; whoever reads meanwhile finds it whole or not at all. */
    void write(CacheKey key, CompiledScript script) {
        if (folder.isEmpty()) {
            return;
        }
        Path place = folder.get();
        try {
            if (!prepared(place)) {
                return;
            }
            Path fresh = Files.createTempFile(place, "script", CacheLimits.UNFINISHED);
            try {
                Files.write(fresh, ScriptFormat.write(script, key));
                Files.move(fresh, place.resolve(key.text() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            limits.heed(place, clock.instant());
        } catch (IOException | RuntimeException e) {
            return; // a folder that cannot be written to only costs time
        }
    }

    private boolean prepared(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            if (!Files.isDirectory(home)) {
                return false;
            }
            Files.createDirectories(place.getParent());
            if (Files.getFileStore(place.getParent()).supportsFileAttributeView("posix")) {
                Files.createDirectory(place, PosixFilePermissions.asFileAttribute(OWNERS_ALONE));
            } else {
                Files.createDirectory(place);
            }
        }
        return isOurs(place);
    }

    /** Classes that others can put there would be their code in the user's hands. */
    private boolean isOurs(Path place) throws IOException {
        return user.get().aloneFills(place);
    }
}
