package orchsh.engine.docker;

import com.github.dockerjava.api.model.PullResponseItem;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.ContainerEngine.RegistryUnreachableException;
import orchsh.engine.problem.Problem;
import orchsh.engine.wire.RefusedException;

/** What goes to and fro between an engine and the registries of images. */
final class Registry {
    private static final int NOT_FOUND = 404;

    private final Library library;

    Registry(Library library) {
        this.library = library;
    }

    void pull(ImageReference image, Progress progress, CancellationToken cancellation)
            throws RegistryUnreachableException {
        PullProgress layers = new PullProgress(image.toString(), progress);
        StreamedCall<PullResponseItem> call = new StreamedCall<>(layers::read);
        try {
            library.calls(Optional.empty(), call.calledOff())
                    .pullImageCmd(image.name())
                    .withTag(image.digest().or(image::tag).orElse("latest"))
                    .exec(call);
            call.await(cancellation);
            library.calls().inspectImageCmd(image.toString()).exec(); // a full disk has been reported as success
        } catch (RefusedException e) {
            String reason = e.reason();
            if (DockerMessages.isRegistryUnreachable(reason)) {
                throw new RegistryUnreachableException(reason);
            }
            if (e.status() == NOT_FOUND || DockerMessages.isNoSuchImage(reason)) {
                throw Refusals.because(
                        Problem.error("image `" + image + "` does not exist, or needs a login")
                                .hint("check the name and the tag; `docker login` is for those that need one"),
                        e);
            }
            throw Refusals.of("image `" + image + "` cannot be pulled", e);
        }
    }
}
