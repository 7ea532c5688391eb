package orchsh.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.image.BuildContext;
import orchsh.engine.image.BuildRoute;
import orchsh.engine.model.ImageReference;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.Labels;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.BuildOrder;
import orchsh.engine.port.ContainerEngine.Builder;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Makes images from their sources. */
final class ImageMaking {
    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;

    ImageMaking(Supplier<ContainerEngine> engine, EngineObserver observer) {
        this.engine = engine;
        this.observer = observer;
    }

    void build(Step.BuildImage step, Progress progress, CancellationToken cancellation) {
        BuildContext context = BuildContext.of(step.service(), step.build());
        Builder builder = new BuildRoute(context).choose(engine.get().builders());
        Map<String, String> labels = new TreeMap<>(step.labels());
        labels.put(Labels.BASES, basesNow(step.bases()));
        List<ImageReference> names = new ArrayList<>(List.of(step.image()));
        step.build().tags().forEach(tag -> names.add(ImageReference.parse(tag)));
        BuildOrder order = new BuildOrder(
                names,
                step.build(),
                builder,
                context.dockerfile(),
                context.dockerfileText(),
                step.bases(),
                labels,
                step.cache());
        try (InputStream tar = context.tar(builder)) {
            engine.get().buildImage(order, tar, progress, cancellation);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the build folder of service `" + step.service() + "` could not be closed"),
                    e);
        }
    }

    /** By their ids, so that a later plan sees when a base image has become another one. */
    private String basesNow(List<ImageReference> bases) {
        StringBuilder text = new StringBuilder();
        for (ImageReference base : bases) {
            observer.image(base.toString())
                    .map(ImageDetails::id)
                    .ifPresent(id -> text.append(id).append(' ').append(base).append('\n'));
        }
        return text.toString();
    }
}
