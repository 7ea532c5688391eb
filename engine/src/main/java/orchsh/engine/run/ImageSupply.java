package orchsh.engine.run;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Platform;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.plan.Step.PullImage;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.ContainerEngine.RegistryUnreachableException;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Comes by an image: from its registry, and only where none can be reached from a stand-in. */
final class ImageSupply {
    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;
    private final StandIns standIns;

    ImageSupply(Supplier<ContainerEngine> engine, EngineObserver observer, StandIns standIns) {
        this.engine = engine;
        this.observer = observer;
        this.standIns = standIns;
    }

    void provide(PullImage step, Progress progress, CancellationToken cancellation, Consumer<String> note) {
        boolean isUncertain = step.presence() == PullImage.Presence.UNCERTAIN;
        Optional<String> before = isUncertain ? idOf(step.image()) : Optional.empty();
        try {
            engine.get().pullImage(step.image(), step.platform(), progress, cancellation);
            refuseOtherPlatform(step);
            if (isUncertain && !idOf(step.image()).equals(before)) {
                note.accept(
                        step.image() + " is another image now; what runs of the old one is replaced by the next up");
            }
        } catch (RegistryUnreachableException e) {
            standIn(step, e, progress, cancellation, note);
        }
    }

    /** Some engines take what a registry has, whatever they were asked for. */
    private void refuseOtherPlatform(PullImage step) {
        step.platform()
                .filter(wanted -> observer.image(step.image().toString(), Platform.parse(wanted))
                        .filter(image -> !image.suits(Platform.parse(wanted)))
                        .isPresent())
                .ifPresent(wanted -> {
                    throw ProblemException.stack(Problem.error(
                                    "image `" + step.image() + "` does not exist for " + wanted)
                            .hint("`docker manifest inspect " + step.image() + "` lists the platforms it exists for"));
                });
    }

    private Optional<String> idOf(ImageReference image) {
        return observer.image(image.toString()).map(ImageDetails::id);
    }

    private void standIn(
            PullImage step,
            RegistryUnreachableException unreachable,
            Progress progress,
            CancellationToken cancellation,
            Consumer<String> note) {
        ImageReference image = step.image();
        if (step.presence() == PullImage.Presence.OTHER_PLATFORM) {
            throw ProblemException.stack(
                    Problem.error("image `" + image + "` is on this engine for another platform than `"
                                    + step.platform().orElse("") + "`, and its registry cannot be reached: "
                                    + unreachable.reason())
                            .details(unreachable.details())
                            .hint("check the network and the engine's proxy settings, or load the image by hand"));
        }
        if (step.presence() == PullImage.Presence.REPLACED || step.presence() == PullImage.Presence.UNCERTAIN) {
            throw ProblemException.stack(Problem.error("image `" + image
                            + "` is to be the one that its registry has now, and that cannot be reached: "
                            + unreachable.reason())
                    .details(unreachable.details())
                    .hint("there is one on this engine; it is used as it is when images are pulled only when missing"));
        }
        Optional<String> offer = standIns.offerFor(image);
        boolean isHere = step.presence() == PullImage.Presence.STAND_IN;
        if (!isHere && (offer.isEmpty() || !standIns.mayBeMade())) {
            throw ProblemException.stack(missing(image, unreachable, offer));
        }
        if (!isHere) {
            standIns.make(image, progress, cancellation);
        }
        note.accept(image + " is a stand-in"
                + offer.map(about -> " (" + about + ")").orElse("") + ": its registry cannot be reached");
    }

    private static Problem missing(
            ImageReference image, RegistryUnreachableException unreachable, Optional<String> offer) {
        return Problem.error("image `" + image + "` is not on this engine, and its registry cannot be reached: "
                        + unreachable.reason())
                .details(unreachable.details())
                .hint(offer.map(about -> "run the same command with --bootstrap to use a stand-in: " + about)
                        .orElse("check the network and the engine's proxy settings, or load the image by hand"));
    }
}
