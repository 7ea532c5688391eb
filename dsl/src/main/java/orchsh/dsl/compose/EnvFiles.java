package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import orchsh.dsl.build.EnvFile;
import orchsh.dsl.build.TextFile;

/** Reads files of variables. */
final class EnvFiles {
    private final FileNames names;
    private final UnsetVariables unset;
    private final Consumer<Path> seen;

    /** @param seen is told each file that is read */
    EnvFiles(FileNames names, UnsetVariables unset, Consumer<Path> seen) {
        this.names = names;
        this.unset = unset;
        this.seen = seen;
    }

    /**
     * The variables of a file, whose values can name others.
     *
     * @param outside those that count before the file's own
     * @param earlier those that count after them
     */
    Map<String, String> read(Path file, Map<String, String> outside, Map<String, String> earlier) {
        String name = names.shown(file);
        seen.accept(file);
        return EnvFile.parse(name, TextFile.variables(file, name), outside, earlier, unset::in);
    }

    /** The variables of a file, everything taken as it is. */
    Map<String, String> readRaw(Path file, Map<String, String> outside) {
        String name = names.shown(file);
        seen.accept(file);
        return EnvFile.parseRaw(name, TextFile.variables(file, name), outside);
    }

    /** The variables of several files; later ones see those before them and win over them. */
    Map<String, String> readAll(Iterable<Path> files, Variables outside) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Path file : files) {
            all.putAll(read(file, outside.values(), Map.copyOf(all)));
        }
        return all;
    }
}
