package orchsh.engine.docker;

import java.io.InputStream;
import java.util.List;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.ImageReference;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** What is done to images that are already somewhere near: importing and naming them. */
final class Images {
    private static final int NOT_FOUND = 404;

    private final Library library;

    Images(Library library) {
        this.library = library;
    }

    /** Spoken without the library, which has no word for the changes. */
    void importFrom(
            ImageReference image, InputStream fileSystem, List<String> changes, CancellationToken cancellation) {
        Target target = Target.of("/images/create").parameter("fromSrc", "-").parameter("repo", image.name());
        image.tag().ifPresent(tag -> target.parameter("tag", tag));
        changes.forEach(change -> target.parameter("changes", change));
        WireRequest request =
                WireRequest.post(target.toString()).header("Content-Type", "application/x-tar").stream(fileSystem);
        try (WireResponse response = library.wire().send(request, cancellation).accepted()) {
            JsonReader json = new JsonReader(response.body(), "what the container engine answered");
            while (json.another()) {
                json.enterObject();
                while (json.more()) {
                    if (json.name().equals("error")) {
                        throw new RefusedException(response.status(), json.string());
                    }
                    json.skip();
                }
            }
        } catch (RefusedException e) {
            throw Refusals.of("image `" + image + "` cannot be imported", e);
        }
    }

    void tag(String idOrName, ImageReference name) {
        try {
            library.calls()
                    .tagImageCmd(idOrName, name.name(), name.tag().orElse("latest"))
                    .exec();
        } catch (RefusedException e) {
            throw Refusals.of("image `" + idOrName + "` cannot be named `" + name + "`", e);
        }
    }

    /**
     * What is gone already, or was never there, needs no removal. An engine that removes two images with a part in common at a
     * time trips over what the other has taken away; that the name is gone then shows when it is asked again.
     */
    void remove(String idOrName) {
        try {
            delete(idOrName);
        } catch (RefusedException e) {
            if (!DockerMessages.isImageGoneMeanwhile(e.reason())) {
                throw notRemoved(idOrName, e);
            }
            try {
                delete(idOrName);
            } catch (RefusedException again) {
                throw notRemoved(idOrName, again);
            }
        }
    }

    private void delete(String idOrName) {
        try {
            library.wire()
                    .send(WireRequest.of("DELETE", "/images/" + idOrName).within(Library.PATIENCE))
                    .accepted()
                    .close();
        } catch (RefusedException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private static ProblemException notRemoved(String idOrName, RefusedException e) {
        return Refusals.of("the image `" + idOrName + "` cannot be removed", e);
    }
}
