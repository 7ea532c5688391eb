package orchsh.shell.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.StackNames;
import orchsh.dsl.build.TextFile;
import orchsh.dsl.compose.NameLine;
import orchsh.dsl.file.UsualFiles;
import orchsh.engine.caller.Surroundings;

/** The name of a project of compose files, where neither variables nor YAML have to be looked at closely. */
public final class ComposeName {
    private static final String VARIABLES = "COMPOSE_";
    private static final String NAME = "COMPOSE_PROJECT_NAME";

    private final StackFile file;
    private final Surroundings surroundings;

    /** @param file stands for compose files */
    public ComposeName(StackFile file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
    }

    /** The name; absent when it takes more to tell. */
    public Optional<String> get() {
        Path folder = file.path().getParent();
        if (folder == null || areVariablesSaid(folder)) {
            return Optional.empty();
        }
        Optional<String> given = surroundings.variable(NAME);
        if (given.isPresent()) {
            return given;
        }
        String name = "";
        for (Path each : files(folder)) {
            Optional<String> said = NameLine.in(TextFile.read(each, each.toString(), "a compose file"));
            if (said.isEmpty()) {
                return Optional.empty();
            }
            name = said.get().isEmpty() ? name : said.get();
        }
        return Optional.of(name.isEmpty() ? StackNames.defaultFor(file.path()) : name);
    }

    /** Whether something speaks for variables that tell which files are read, or how. */
    private boolean areVariablesSaid(Path folder) {
        for (String variable : surroundings.environment().keySet()) {
            if (variable.startsWith(VARIABLES) && !variable.equals(NAME)) {
                return true;
            }
        }
        return saysVariables(folder) || saysVariables(surroundings.directory());
    }

    private static boolean saysVariables(Path folder) {
        Path file = folder.resolve(".env");
        return Files.exists(file) && TextFile.variables(file, file.toString()).contains(VARIABLES);
    }

    private List<Path> files(Path folder) {
        List<String> named = file.compose().isPresent() ? file.compose().get().files() : List.of();
        List<Path> files = new ArrayList<>();
        for (String name : named) {
            files.add(surroundings.resolve(name));
        }
        if (named.isEmpty()) {
            files.add(file.path());
            for (String name : UsualFiles.OVERRIDES) {
                Path override = folder.resolve(name);
                if (files.size() == 1 && Files.isRegularFile(override)) {
                    files.add(override);
                }
            }
        }
        return files;
    }
}
