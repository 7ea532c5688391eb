package orchsh.engine.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;

/** Programs of the caller's machine. */
final class Programs {
    private final Surroundings surroundings;

    Programs(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The first of that name on the caller's path. */
    Optional<Path> find(String name) {
        for (String folder : surroundings.variable("PATH").orElse("").split(":")) {
            Path program = surroundings.resolve(folder).resolve(name);
            if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }
}
