package orchsh.dsl.compose.keys;

import java.nio.file.Path;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;

/**
 * What surrounds the values of one project's compose files.
 *
 * @param notes where what is wrong is written down
 * @param beside surroundings whose directory is the project's folder, and whose variables are those that values can name
 * @param generation the kind of compose file
 */
record Setting(Notes notes, Surroundings beside, Generation generation) {

    Path resolve(String path) {
        return beside.resolve(path);
    }

    /** A variable that services get by its name alone. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(beside.environment().get(name));
    }
}
