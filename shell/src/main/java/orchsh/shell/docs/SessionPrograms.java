package orchsh.shell.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** A folder, as long as it is open, in which this very program is found by its name. */
public final class SessionPrograms implements AutoCloseable {
    private static final String NAME = "orchsh";

    private final Path folder;

    private SessionPrograms(Path folder) {
        this.folder = folder;
    }

    /** @param program the words that start it; none for one that is not to be found */
    public static SessionPrograms of(List<String> program) {
        try {
            SessionPrograms programs = new SessionPrograms(Files.createTempDirectory("orchsh-docs-"));
            if (!program.isEmpty()) {
                String words = program.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
                Path file = Files.writeString(programs.folder.resolve(NAME), "#!/bin/sh\nexec " + words + " \"$@\"\n");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            }
            return programs;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("there is no room for a file in the folder for temporary files")
                            .hint("the commands of a page find this program by it"),
                    e);
        }
    }

    /**
     * What commands find in their environment: what the caller has, this program, and a language and a terminal that are the same
     * everywhere, so that their output is.
     */
    public Map<String, String> environment(Map<String, String> ofCaller) {
        Map<String, String> environment = new HashMap<>(ofCaller);
        environment.remove("COLUMNS");
        environment.remove("LINES");
        environment.remove("LANGUAGE");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TERM", "dumb");
        environment.merge("PATH", folder.toString(), (there, own) -> own + ":" + there);
        return environment;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // what is left is small, and in the folder for temporary files
            return;
        }
    }
}
