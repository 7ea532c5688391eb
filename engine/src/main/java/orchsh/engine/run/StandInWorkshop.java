package orchsh.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.image.BuildContext;
import orchsh.engine.image.StandInRecipe;
import orchsh.engine.image.StandInRecipes;
import orchsh.engine.model.Build;
import orchsh.engine.model.ImageReference;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.BuildCache;
import orchsh.engine.port.ContainerEngine.BuildOrder;
import orchsh.engine.port.ContainerEngine.Builder;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/**
 * Makes stand-in images from recipes, one at a time. A name that the engine already has is never given to another image,
 * so a stand-in cannot take the place of a real one.
 */
public final class StandInWorkshop implements StandIns {
    private static final int LINES_KEPT = 15;

    private final Supplier<StandInRecipes> recipes;
    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;
    private final Path workFolder;
    private final Map<String, String> environment;
    private final Consent consent;
    private final Object bench = new Object();

    /** Whether the user has agreed to stand-ins. */
    public enum Consent {
        GIVEN,
        NOT_GIVEN
    }

    /**
     * A workshop for one engine.
     *
     * @param recipes asked for when an image is missing, for most runs miss none
     * @param workFolder where trees of files are made; emptied afterwards
     * @param environment for the scripts that make them
     */
    public StandInWorkshop(
            Supplier<StandInRecipes> recipes,
            Supplier<ContainerEngine> engine,
            EngineObserver observer,
            Path workFolder,
            Map<String, String> environment,
            Consent consent) {
        this.recipes = recipes;
        this.engine = engine;
        this.observer = observer;
        this.workFolder = workFolder;
        this.environment = Map.copyOf(environment);
        this.consent = consent;
    }

    @Override
    public Optional<String> offerFor(ImageReference image) {
        return recipes.get().recipeFor(image).map(StandInRecipe::about);
    }

    @Override
    public boolean mayBeMade() {
        return consent == Consent.GIVEN;
    }

    @Override
    public void make(ImageReference image, Progress progress, CancellationToken cancellation) {
        StandInRecipe recipe = recipes.get()
                .recipeFor(image)
                .orElseThrow(() -> new IllegalArgumentException("nothing stands in for " + image));
        synchronized (bench) {
            provide(recipe, List.of(image), progress, cancellation);
        }
    }

    /** Makes the images of these recipes, where their names are free; returns a name of each. */
    public List<ImageReference> make(List<StandInRecipe> wanted, Progress progress, CancellationToken cancellation) {
        List<ImageReference> made = new ArrayList<>();
        for (StandInRecipe recipe : wanted) {
            synchronized (bench) {
                provide(recipe, recipe.references(), progress, cancellation);
            }
            made.add(recipe.references().get(0));
        }
        return made;
    }

    /** Afterwards there are images of these names. */
    private void provide(
            StandInRecipe recipe, List<ImageReference> names, Progress progress, CancellationToken cancellation) {
        List<ImageReference> missing = names.stream().filter(this::isFree).toList();
        if (missing.isEmpty()) {
            return;
        }
        Optional<ImageReference> present =
                recipe.references().stream().filter(this::isStandIn).findFirst();
        if (present.isPresent()) {
            missing.forEach(name -> engine.get().tagImage(present.get().toString(), name));
            return;
        }
        Set<ImageReference> free = new LinkedHashSet<>(missing);
        recipe.references().stream().filter(this::isFree).forEach(free::add);
        for (StandInRecipe base : recipes.get().all()) {
            if (recipe.base().filter(base.name()::equals).isPresent()) {
                provide(base, namesUsed(recipe, base), progress, cancellation);
            }
        }
        makeOne(recipe, List.copyOf(free), progress, cancellation);
    }

    private boolean isFree(ImageReference name) {
        return observer.image(name.toString()).isEmpty();
    }

    private boolean isStandIn(ImageReference name) {
        return observer.image(name.toString())
                .filter(image -> image.isStandInFor(name.name()))
                .isPresent();
    }

    /** The names by which the recipe's Dockerfile calls what it is built on: real images of these names will do. */
    private static List<ImageReference> namesUsed(StandInRecipe recipe, StandInRecipe base) {
        List<ImageReference> used = recipe.kind() == StandInRecipe.Kind.DOCKERFILE
                ? contextOf(recipe).content().bases().stream()
                        .filter(base::answers)
                        .toList()
                : List.of();
        return used.isEmpty() ? base.references() : used;
    }

    private static BuildContext contextOf(StandInRecipe recipe) {
        return BuildContext.of(recipe.name(), buildOf(recipe));
    }

    /** Debian's packages are fetched over the network of the engine's host, which has a way out if anything has. */
    private static Build buildOf(StandInRecipe recipe) {
        return Build.of(recipe.folder()).toBuilder().network("host").build();
    }

    private void makeOne(
            StandInRecipe recipe, List<ImageReference> names, Progress progress, CancellationToken cancellation) {
        progress.at("making " + recipe.about(), 0, 0);
        switch (recipe.kind()) {
            case DOCKERFILE -> build(recipe, names, progress, cancellation);
            case ROOTFS -> assemble(recipe, names, cancellation);
        }
    }

    private void build(
            StandInRecipe recipe, List<ImageReference> names, Progress progress, CancellationToken cancellation) {
        BuildContext context = contextOf(recipe);
        BuildOrder order = new BuildOrder(
                names,
                buildOf(recipe),
                Builder.CLASSIC,
                context.dockerfile(),
                context.dockerfileText(),
                List.of(),
                Map.of(Labels.STAND_IN, String.join(",", recipe.names())),
                BuildCache.USE);
        try (InputStream tar = context.tar(Builder.CLASSIC)) {
            engine.get().buildImage(order, tar, progress, cancellation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assemble(StandInRecipe recipe, List<ImageReference> names, CancellationToken cancellation) {
        try (Bench tools = Bench.in(workFolder, "stand-in-" + recipe.name())) {
            String tree = tools.tree().toString();
            String archive = tools.archive().toString();
            run(recipe, tools, List.of("sh", recipe.script().toString(), tree), cancellation);
            // The system's tar knows owners and hard links, which a tree of a whole system is full of.
            run(recipe, tools, List.of("tar", "--numeric-owner", "-C", tree, "-cf", archive, "."), cancellation);
            List<String> changes = new ArrayList<>(recipe.changes());
            changes.add("LABEL " + Labels.STAND_IN + "=\"" + String.join(",", recipe.names()) + "\"");
            try (InputStream fileSystem = Files.newInputStream(tools.archive())) {
                engine.get().importImage(names.get(0), fileSystem, changes, cancellation);
            }
            for (ImageReference name : names.subList(1, names.size())) {
                engine.get().tagImage(names.get(0).toString(), name);
            }
        } catch (IOException e) {
            throw failed(recipe, List.of(Words.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED,
                    Problem.error("making the stand-in `" + recipe.name() + "` was interrupted"),
                    e);
        }
    }

    /** Runs a program to its end, which must be a good one. */
    private void run(StandInRecipe recipe, Bench tools, List<String> command, CancellationToken cancellation)
            throws IOException, InterruptedException {
        try (Errand errand = Errand.start(command, environment, tools.words(), cancellation)) {
            int code = errand.await();
            if (cancellation.isCancelled()) {
                throw new ProblemException(
                        ProblemException.Kind.INTERRUPTED,
                        Problem.error("making the stand-in `" + recipe.name() + "` was called off"));
            }
            if (code != 0) {
                throw failed(recipe, errand.lastWords(LINES_KEPT), null);
            }
        }
    }

    private static ProblemException failed(StandInRecipe recipe, List<String> lines, @Nullable Exception cause) {
        Problem problem = Problem.error("the stand-in `" + recipe.name() + "` could not be made")
                .hint("it is made from Debian packages by `" + recipe.script().getFileName()
                        + "`, which needs root, debootstrap and the machine's apt sources")
                .details(lines);
        return cause == null
                ? ProblemException.stack(problem)
                : new ProblemException(ProblemException.Kind.STACK, problem, cause);
    }
}
