package orchsh.engine.caller;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The outside world as one caller sees it. Everything that would otherwise be asked of the process comes from here, so
 * that a command behaves alike on the command line, at a prompt and in a test.
 *
 * @param directory the caller's working directory, absolute
 * @param home the caller's home directory, absolute
 * @param environment the caller's environment variables
 * @param clock the caller's clock, with the caller's zone
 */
public record Surroundings(Path directory, Path home, Map<String, String> environment, Clock clock) {
    public Surroundings {
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("the working directory `" + directory + "` is not absolute");
        }
        if (!home.isAbsolute()) {
            throw new IllegalArgumentException("the home directory `" + home + "` is not absolute");
        }
        environment = Map.copyOf(environment);
    }

    /** A path as the caller means it: relative ones start at the caller's directory, {@code ~} is the home. */
    public Path resolve(String path) {
        if (path.equals("~")) {
            return home;
        }
        if (path.startsWith("~/")) {
            return home.resolve(path.substring(2)).normalize();
        }
        return directory.resolve(path).normalize();
    }

    /** The variable's value; an empty one counts as absent, as it does for Docker's own tools. */
    public Optional<String> variable(String name) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Where data that must outlive a reboot belongs. */
    public Path dataFolder() {
        return folder("XDG_DATA_HOME", ".local/share");
    }

    /** Where what was done belongs: worth keeping, and nothing depends on it. */
    public Path stateFolder() {
        return variable("XDG_STATE_HOME")
                .map(this::resolve)
                .orElse(home.resolve(".local/state"))
                .resolve("orchsh");
    }

    /** Where data that may vanish at any time belongs. */
    public Path cacheFolder() {
        return folder("XDG_CACHE_HOME", ".cache");
    }

    private Path folder(String variable, String usual) {
        Optional<String> told = variable(variable);
        return (told.isPresent() ? resolve(told.get()) : home.resolve(usual)).resolve("orchsh");
    }
}
