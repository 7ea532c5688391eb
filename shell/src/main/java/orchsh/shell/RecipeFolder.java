package orchsh.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import orchsh.engine.image.StandInRecipes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/** The recipes of stand-in images that come with the program, read once, and only when somebody wants to know them. */
final class RecipeFolder implements Supplier<StandInRecipes> {
    private final Path folder;
    private @Nullable StandInRecipes recipes;

    RecipeFolder(Path folder) {
        this.folder = folder;
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
            return Files.isDirectory(folder) ? StandInRecipes.read(folder) : new StandInRecipes(List.of());
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the recipes of stand-in images in `" + folder + "` cannot be read: " + Words.of(e)),
                    e);
        }
    }
}
