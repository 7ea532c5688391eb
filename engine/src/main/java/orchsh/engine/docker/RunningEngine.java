package orchsh.engine.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A private engine that runs, as it described itself when it started.
 *
 * @param mode host or box
 * @param socket where its API is
 * @param pid of dockerd in host mode, of the namespaces' first process in box mode; killing that one ends the box
 * @param engineProcess the pid of dockerd
 * @param address where this machine reaches published ports
 * @param started when
 * @param dataRoot where images, containers and volumes are
 * @param log what it says
 * @param pool the addresses of its containers, all reached from this machine, for example {@code 10.201.0.0/16}
 * @param mtu the largest packet that fits the way out, which networks made on this engine need to be told
 * @param outbound whether its containers can reach other machines
 */
public record RunningEngine(
        PrivateEngine.Mode mode,
        Path socket,
        long pid,
        long engineProcess,
        String address,
        Instant started,
        Path dataRoot,
        Path log,
        String pool,
        int mtu,
        boolean outbound) {

    /** The engine that runs in this folder. Numbers of processes get used again, so their time of birth must fit too. */
    static Optional<RunningEngine> in(Path folder) {
        try {
            Map<String, String> state = state(folder);
            return isAlive(state) ? Optional.of(of(state)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            // A file that nobody can make sense of is no proof of an engine; the next start replaces it.
            return Optional.empty();
        }
    }

    /** Where the engine listens that runs in this folder, for those who need to know no more. */
    static Optional<Path> socketIn(Path folder) {
        try {
            Map<String, String> state = state(folder);
            return isAlive(state) ? Optional.of(Path.of(get(state, "SOCKET"))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // as with the rest of what it says
        }
    }

    private static Map<String, String> state(Path folder) throws IOException {
        Map<String, String> state = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("state"))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                state.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return state;
    }

    private static RunningEngine of(Map<String, String> state) {
        return new RunningEngine(
                get(state, "MODE").equals("box") ? PrivateEngine.Mode.BOX : PrivateEngine.Mode.HOST,
                Path.of(get(state, "SOCKET")),
                Long.parseLong(get(state, "PID")),
                Long.parseLong(get(state, "DOCKERD_PID")),
                get(state, "ADDRESS"),
                Instant.parse(get(state, "STARTED")),
                Path.of(get(state, "DATA_ROOT")),
                Path.of(get(state, "LOG")),
                get(state, "POOL"),
                Integer.parseInt(get(state, "MTU")),
                get(state, "OUTBOUND").equals("yes"));
    }

    private static String get(Map<String, String> state, String key) {
        String value = state.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the engine's state has no " + key);
        }
        return value;
    }

    private static boolean isAlive(Map<String, String> state) throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip()
                        .equals(get(state, "BOOT"))
                && isAlive(get(state, "PID"), get(state, "PID_BORN"))
                && isAlive(get(state, "DOCKERD_PID"), get(state, "DOCKERD_BORN"));
    }

    private static boolean isAlive(String pid, String born) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            // The name in front may hold anything, blanks and brackets too.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return !fields[0].equals("Z") && !fields[0].equals("X") && fields[19].equals(born);
        } catch (IOException e) {
            return false;
        }
    }
}
