package orchsh.engine.probe;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Port;

/** Finds the program of this machine that listens on a port, as far as the caller may see other people's programs. */
public final class PortHolder {
    private static final int STATE_COLUMN = 3;
    private static final int INODE_COLUMN = 9;

    private static final Path PROCESSES = Path.of("/proc");

    private final Path processes;
    private final Path tables;

    /** Among the ports of this machine. */
    public PortHolder() {
        this(PROCESSES);
    }

    /** For specs, which make up a machine. */
    PortHolder(Path processes) {
        this(processes, processes);
    }

    private PortHolder(Path processes, Path tables) {
        this.processes = processes;
        this.tables = tables;
    }

    /** Among the ports that a process of this machine sees, which may have a network of its own. */
    public static PortHolder seenBy(long process) {
        return seenBy(PROCESSES, process);
    }

    static PortHolder seenBy(Path processes, long process) {
        return new PortHolder(processes, processes.resolve(String.valueOf(process)));
    }

    /** Name and number of the process, for example {@code nginx (process 812)}; absent when it cannot be told. */
    public Optional<String> of(int port, Port.Protocol protocol) {
        Set<String> sockets = new HashSet<>();
        String table = "net/" + protocol.word();
        for (String version : List.of("", "6")) {
            sockets.addAll(listening(tables.resolve(table + version), port, listening(protocol)));
        }
        return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    }

    /** The state, in the kernel's numbers, of a socket that takes what comes; UDP knows no more than "closed". */
    private static String listening(Port.Protocol protocol) {
        return protocol == Port.Protocol.UDP ? "07" : "0A";
    }

    private static Set<String> listening(Path table, int port, String state) {
        Set<String> sockets = new HashSet<>();
        String wanted = String.format(Locale.ROOT, ":%04X", port);
        for (String line : lines(table)) {
            String[] words = line.strip().split("\\s+");
            if (words.length > INODE_COLUMN && words[1].endsWith(wanted) && words[STATE_COLUMN].equals(state)) {
                sockets.add("socket:[" + words[INODE_COLUMN] + "]");
            }
        }
        return sockets;
    }

    private Optional<String> owner(Set<String> sockets) {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path process : candidates) {
                if (holds(process, sockets)) {
                    String name = String.join("", lines(process.resolve("comm")));
                    return Optional.of(name + " (process " + process.getFileName() + ")");
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // not a system that shows its processes so
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // another user's process, or one that has just ended
        }
        return false;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
