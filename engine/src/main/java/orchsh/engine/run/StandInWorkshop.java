package orchsh.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.image.BuildContext;
import orchsh.engine.image.StandInRecipe;
import orchsh.engine.image.StandInRecipes;
import orchsh.engine.model.Build;
import orchsh.engine.model.ImageReference;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.BuildOrder;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Makes stand-in images from recipes, one at a time. A name that the engine already has is never given to another image,
 * so a stand-in cannot take the place of a real one.
 */
public final class StandInWorkshop implements StandIns {
    private static final int LINES_KEPT = 15;

    private final StandInRecipes recipes;
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
     * @param workFolder where trees of files are made; emptied afterwards
     * @param environment for the scripts that make them
     */
    public StandInWorkshop(
            StandInRecipes recipes,
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
        return recipes.recipeFor(image).map(StandInRecipe::about);
    }

    @Override
    public boolean mayBeMade() {
        return consent == Consent.GIVEN;
    }

    @Override
    public void make(ImageReference image, Progress progress, CancellationToken cancellation) {
        StandInRecipe recipe = recipes.recipeFor(image)
                .orElseThrow(() -> new IllegalArgumentException("nothing stands in for " + image));
        synchronized (bench) {
            ImageReference made = makeWithBases(recipe, progress, cancellation);
            if (observer.image(image.toString()).isEmpty()) {
                engine.get().tagImage(made.toString(), image);
            }
        }
    }

    /** Makes the images of these recipes, where their names are free; returns a name of each. */
    public List<ImageReference> make(List<StandInRecipe> wanted, Progress progress, CancellationToken cancellation) {
        List<ImageReference> made = new ArrayList<>();
        for (StandInRecipe recipe : wanted) {
            synchronized (bench) {
                made.add(makeWithBases(recipe, progress, cancellation));
            }
        }
        return made;
    }

    private ImageReference makeWithBases(StandInRecipe wanted, Progress progress, CancellationToken cancellation) {
        for (StandInRecipe recipe : recipes.inOrder(List.of(wanted))) {
            List<ImageReference> free = recipe.references().stream()
                    .filter(name -> observer.image(name.toString()).isEmpty())
                    .toList();
            if (free.containsAll(recipe.references())) {
                makeOne(recipe, free, progress, cancellation);
            }
        }
        return wanted.references().stream()
                .filter(name -> observer.image(name.toString()).isPresent())
                .findFirst()
                .orElseThrow(() -> ProblemException.stack(Problem.error(
                        "the stand-in `" + wanted.name() + "` was made, but the engine does not have it")));
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
        BuildContext context = BuildContext.of(recipe.name(), Build.of(recipe.folder()));
        BuildOrder order = new BuildOrder(
                names,
                context.dockerfile(),
                Map.of(),
                Optional.empty(),
                Optional.of("host"),
                Map.of(Labels.STAND_IN, recipe.about()));
        try (InputStream tar = context.tar()) {
            engine.get().buildImage(order, tar, progress, cancellation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assemble(StandInRecipe recipe, List<ImageReference> names, CancellationToken cancellation) {
        Path folder = workFolder.resolve("stand-in-" + recipe.name());
        try {
            delete(folder);
            Files.createDirectories(folder);
            run(recipe, List.of("sh", recipe.script().toString(), folder.toString()), cancellation);
            importTree(recipe, folder, names.get(0), cancellation);
            for (ImageReference name : names.subList(1, names.size())) {
                engine.get().tagImage(names.get(0).toString(), name);
            }
        } catch (IOException e) {
            throw failed(recipe, List.of(String.valueOf(e.getMessage())));
        } finally {
            deleteQuietly(recipe, folder);
        }
    }

    /** The system's tar knows owners and hard links, which a tree of a whole system is full of. */
    private void importTree(StandInRecipe recipe, Path folder, ImageReference name, CancellationToken cancellation)
            throws IOException {
        List<String> changes = new ArrayList<>(recipe.changes());
        changes.add("LABEL " + Labels.STAND_IN + "=\"" + recipe.about().replace("\"", "'") + "\"");
        Process tar =
                start(List.of("tar", "--numeric-owner", "-C", folder.toString(), "-cf", "-", "."), Redirect.DISCARD);
        try (CancellationToken.Registration ignored = cancellation.onCancel(tar::destroyForcibly);
                InputStream tree = tar.getInputStream()) {
            engine.get().importImage(name, tree, changes, cancellation);
        } finally {
            tar.destroyForcibly();
        }
    }

    private void run(StandInRecipe recipe, List<String> command, CancellationToken cancellation) throws IOException {
        Process process = start(command, Redirect.PIPE);
        Deque<String> lines = new ArrayDeque<>();
        try (CancellationToken.Registration ignored = cancellation.onCancel(process::destroy);
                var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.addLast(line);
                if (lines.size() > LINES_KEPT) {
                    lines.removeFirst();
                }
            }
            int code = process.waitFor();
            if (cancellation.isCancelled()) {
                throw new ProblemException(
                        ProblemException.Kind.INTERRUPTED,
                        Problem.error("making the stand-in `" + recipe.name() + "` was called off"));
            }
            if (code != 0) {
                throw failed(recipe, List.copyOf(lines));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw failed(recipe, List.of("interrupted"));
        }
    }

    private Process start(List<String> command, Redirect errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(errors);
        builder.redirectErrorStream(errors == Redirect.PIPE);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static ProblemException failed(StandInRecipe recipe, List<String> lines) {
        return ProblemException.stack(Problem.error("the stand-in `" + recipe.name() + "` could not be made")
                .hint("it is made from Debian packages by `" + recipe.script().getFileName()
                        + "`, which needs root, debootstrap and the machine's apt sources")
                .details(lines));
    }

    private void deleteQuietly(StandInRecipe recipe, Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            throw failed(recipe, List.of("`" + folder + "` could not be emptied: " + e.getMessage()));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
