package orchsh.shell.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.image.TarEntry;
import orchsh.engine.image.TarStream;
import orchsh.engine.port.ContainerSessions.ExecOrder;
import orchsh.engine.port.Session;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** Makes files of a running container what they are on this machine. */
public final class FileDrop {
    /** The superuser, whoever the container's own user is: copies are his, too. */
    private static final String ROOT = "0";
    /** How many paths one command is given. */
    private static final int PATHS_AT_ONCE = 500;
    /** How much is told of what a command printed that failed. */
    private static final int MOST_LINES = 20;

    private final LivePorts ports;
    private final CancellationToken cancellation;

    public FileDrop(LivePorts ports, CancellationToken cancellation) {
        this.ports = ports;
        this.cancellation = cancellation;
    }

    /**
     * Removes what is gone, and then copies what is there, as one tar. A file that has gone meanwhile is passed over.
     *
     * @param gone paths in the container
     * @param files by their paths in the container
     */
    public void into(String container, List<String> gone, SortedMap<String, Path> files) {
        for (int i = 0; i < gone.size(); i += PATHS_AT_ONCE) {
            List<String> command = new ArrayList<>(List.of("rm", "-rf", "--"));
            command.addAll(gone.subList(i, Math.min(gone.size(), i + PATHS_AT_ONCE)));
            run(container, command, Optional.of(ROOT), "what is gone cannot be removed from `" + container + "`");
        }
        List<TarEntry> entries = entries(files);
        if (entries.isEmpty()) {
            return;
        }
        try (InputStream tar = new TarStream(entries)) {
            ports.files().write(container, "/", tar, cancellation);
        } catch (IOException e) {
            throw unreadable("a file that has changed", e);
        }
    }

    private static List<TarEntry> entries(SortedMap<String, Path> files) {
        List<TarEntry> entries = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try {
                TarEntry.of(file.getValue(), file.getKey().substring(1)).ifPresent(entries::add);
            } catch (NoSuchFileException e) {
                continue; // that it is gone is told next
            } catch (IOException e) {
                throw unreadable("`" + file.getValue() + "`", e);
            }
        }
        return entries;
    }

    private static ProblemException unreadable(String what, IOException e) {
        return new ProblemException(
                ProblemException.Kind.STACK, Problem.error(what + " cannot be read: " + Words.of(e)), e);
    }

    /** Runs a command to its end, which has to be a good one. */
    public void run(String container, List<String> command) {
        run(container, command, Optional.empty(), "`" + String.join(" ", command) + "` failed in `" + container + "`");
    }

    private void run(String container, List<String> command, Optional<String> user, String failure) {
        ExecOrder order = ExecOrder.of(command);
        Capture printed = new Capture(Optional.empty(), Optional.empty());
        try (Session session =
                ports.sessions().exec(container, user.map(order::as).orElse(order), cancellation)) {
            Session.Ending ending =
                    session.read((channel, bytes, offset, length) -> printed.take(bytes, offset, length));
            if (ending instanceof Session.Ending.Exited exited && exited.code() != 0) {
                throw ProblemException.stack(Problem.error(failure + ", exit code " + exited.code())
                        .details(printed.printed().lastLines(MOST_LINES)));
            }
        }
    }
}
