package orchsh.dsl.write.script;

import java.nio.file.Path;
import java.util.List;
import orchsh.dsl.write.ShortPaths;
import orchsh.engine.model.Stack;

/**
 * What all parts of a script that is being written have in common.
 *
 * @param stack what is written down
 * @param literals how values are spelled
 * @param paths how paths are spelled
 * @param losses what could not be said, to be added to
 */
record Desk(Stack stack, Literals literals, ShortPaths paths, List<String> losses) {
    /** A path, spelled. */
    String path(Path path) {
        return literals.name(paths.of(path));
    }
}
