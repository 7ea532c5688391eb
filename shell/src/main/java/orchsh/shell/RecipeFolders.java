package orchsh.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import orchsh.engine.image.StandInRecipes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/** The recipes of stand-in images, the user's own before those of the program, read once, and only when somebody wants them. */
final class RecipeFolders implements Supplier<StandInRecipes> {
    private final List<Path> folders;
    private @Nullable StandInRecipes recipes;

    RecipeFolders(Path... folders) {
        this.folders = List.of(folders);
    }

    @Override
    public synchronized StandInRecipes get() {
        StandInRecipes known = recipes;
        if (known == null) {
            known = read();
            recipes = known;
        }
        return known;
    }

    private StandInRecipes read() {
        try {
            return StandInRecipes.read(
                    folders.stream().filter(Files::isDirectory).toList());
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the recipes of stand-in images in " + places() + " cannot be read: " + Words.of(e)),
                    e);
        }
    }

    private String places() {
        return folders.stream()
                .filter(Files::isDirectory)
                .map(folder -> "`" + folder + "`")
                .collect(Collectors.joining(" and "));
    }
}
