package orchsh.engine.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orchsh.engine.model.ImageReference;

/** All recipes for stand-in images that there are: folders with a folder for each. */
public final class StandInRecipes {
    private final List<StandInRecipe> recipes;

    public StandInRecipes(Collection<StandInRecipe> recipes) {
        this.recipes = recipes.stream()
                .sorted(Comparator.comparing(StandInRecipe::name))
                .toList();
        this.recipes.forEach(recipe -> inOrder(List.of(recipe)));
    }

    /** Reads every recipe in the folder; whatever has no recipe file is something else. */
    public static StandInRecipes read(Path folder) throws IOException {
        return read(List.of(folder));
    }

    /** Reads every recipe in these folders; one in an earlier folder takes the place of another of its name. */
    public static StandInRecipes read(List<Path> folders) throws IOException {
        Map<String, StandInRecipe> recipes = new TreeMap<>();
        for (Path folder : folders) {
            for (Path recipe : recipesIn(folder)) {
                if (!recipes.containsKey(recipe.getFileName().toString())) {
                    StandInRecipe read = StandInRecipe.read(recipe);
                    recipes.put(read.name(), read);
                }
            }
        }
        return new StandInRecipes(recipes.values());
    }

    private static List<Path> recipesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(StandInRecipe.FILE)))
                    .toList();
        }
    }

    /** Every recipe, by name. */
    public List<StandInRecipe> all() {
        return recipes;
    }

    /** The recipe for an image of this name, if there is one; the one that spells its tag out goes before the others. */
    public Optional<StandInRecipe> recipeFor(ImageReference image) {
        return recipes.stream()
                .filter(recipe -> recipe.answers(image))
                .min(Comparator.comparing(recipe -> recipe.tags().isEmpty()));
    }

    /** These recipes and all that they are built on, each after what it needs. */
    public List<StandInRecipe> inOrder(Collection<StandInRecipe> wanted) {
        Set<StandInRecipe> ordered = new LinkedHashSet<>();
        wanted.forEach(recipe -> add(recipe, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private void add(StandInRecipe recipe, Set<String> above, Set<StandInRecipe> ordered) {
        if (!above.add(recipe.name())) {
            throw new IllegalArgumentException(
                    "the recipes " + above.stream().sorted().collect(Collectors.joining("`, `", "`", "`"))
                            + " are built on each other");
        }
        recipe.base().ifPresent(base -> add(named(base, recipe), above, ordered));
        ordered.add(recipe);
    }

    private StandInRecipe named(String base, StandInRecipe recipe) {
        return recipes.stream()
                .filter(candidate -> candidate.name().equals(base))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the recipe `" + recipe.name() + "` is built on `" + base + "`, which is not there"));
    }
}
