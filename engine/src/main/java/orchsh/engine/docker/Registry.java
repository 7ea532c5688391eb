package orchsh.engine.docker;

import java.time.Duration;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.docker.JsonLines.Report;
import orchsh.engine.docker.RegistryLogins.Found;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.ImageReference;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.ContainerEngine.RegistryUnreachableException;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** What goes to and fro between an engine and the registries of images, in the name of the caller. */
final class Registry {
    private static final int NOT_FOUND = 404;
    private static final String LOGIN = "X-Registry-Auth";

    private final Library library;
    private final RegistryLogins logins;
    private final Duration patience;

    /** @param patience how long a registry may take to say what it has */
    Registry(Library library, RegistryLogins logins, Duration patience) {
        this.library = library;
        this.logins = logins;
        this.patience = patience;
    }

    void pull(ImageReference image, Optional<String> platform, Progress progress, CancellationToken cancellation)
            throws RegistryUnreachableException {
        Found found = logins.forRegistry(image.registry(), cancellation);
        Target target = Target.of("/images/create")
                .parameter("fromImage", image.name())
                .parameter("tag", image.digest().or(image::tag).orElse("latest"));
        platform.ifPresent(kind -> target.parameter("platform", kind));
        PullProgress layers = new PullProgress(image.toString(), progress);
        try {
            send(target, found, layers::read, cancellation);
            library.calls().inspectImageCmd(image.toString()).exec(); // a full disk has been reported as success
        } catch (RefusedException e) {
            String reason = e.reason();
            if (DockerMessages.isRegistryUnreachable(reason)) {
                throw new RegistryUnreachableException(DockerMessages.whyUnreachable(reason), reason);
            }
            throw Refusals.because(new PullRefusal(image, platform, found).problem(reason), e);
        }
    }

    /** What the registry has under that name now; absent when it cannot be told, for whatever reason. */
    Optional<String> digest(ImageReference image, CancellationToken cancellation) {
        Found found = logins.forRegistry(image.registry(), cancellation);
        Target target = Target.of("/distribution/").name(image.toString()).path("/json");
        WireRequest request = WireRequest.get(target.toString())
                .header(LOGIN, found.encoded())
                .within(patience);
        try (WireResponse response = library.wire().send(request, cancellation).accepted()) {
            return digest(new JsonReader(response.body(), "what the container engine answered"));
        } catch (RefusedException e) {
            return Optional.empty(); // a pull will say what is the matter
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            return Optional.empty(); // the engine waits for a registry that says nothing, and a pull will say so
        }
    }

    private static Optional<String> digest(JsonReader json) {
        String digest = "";
        json.enterObject();
        while (json.more()) {
            if (json.name().equals("Descriptor") && json.enterObject()) {
                while (json.more()) {
                    if (json.name().equals("digest")) {
                        digest = json.string();
                    } else {
                        json.skip();
                    }
                }
            } else {
                json.skip();
            }
        }
        return digest.isEmpty() ? Optional.empty() : Optional.of(digest);
    }

    /** Returns the digest by which the registry knows what was sent. */
    String push(ImageReference image, Progress progress, CancellationToken cancellation) {
        Found found = logins.forRegistry(image.registry(), cancellation);
        Target target = Target.of("/images/")
                .name(image.name())
                .path("/push")
                .parameter("tag", image.tag().orElse("latest"));
        PushReader reader = new PushReader(new PullProgress(image.toString(), progress));
        try {
            send(target, found, reader, cancellation);
            return reader.digest;
        } catch (RefusedException e) {
            throw notPushed(image, found, e);
        }
    }

    private static ProblemException notPushed(ImageReference image, Found found, RefusedException e) {
        String reason = e.reason();
        String what = "image `" + image + "` cannot be pushed";
        if (DockerMessages.isRegistryUnreachable(reason)) {
            return Refusals.because(
                    Problem.error(what + ": its registry `" + image.registry() + "` cannot be reached: " + reason)
                            .hint("check the network and the engine's proxy settings"),
                    e);
        }
        if (DockerMessages.isLoginRefused(reason)) {
            Optional<RegistryLogin> login = found.login();
            return Refusals.because(
                    Problem.error(what + ": `" + image.registry() + "` "
                                    + login.map(known -> "does not let " + PullRefusal.nameOf(known) + " do that")
                                            .orElse("wants a login"))
                            .hint(found.trouble().orElse("`" + PullRefusal.loginCommand(image) + "` logs in")),
                    e);
        }
        if (e.status() == NOT_FOUND || DockerMessages.isNotHere(reason)) {
            return Refusals.because(
                    Problem.error(what + ": it is not on this engine").hint("build it first, or pull it"), e);
        }
        return Refusals.of(what, e);
    }

    private void send(Target target, Found found, JsonLines.Reader reader, CancellationToken cancellation) {
        WireRequest request = WireRequest.post(target.toString()).header(LOGIN, found.encoded());
        try (WireResponse response = library.wire().send(request, cancellation).accepted()) {
            JsonLines.read(response.body(), reader);
        }
    }

    /** Follows the layers that are sent, and keeps the digest of all. */
    private static final class PushReader implements JsonLines.Reader {
        private final PullProgress layers;
        private String digest = "";

        PushReader(PullProgress layers) {
            this.layers = layers;
        }

        @Override
        public void report(Report report) {
            layers.read(report);
        }

        @Override
        public void digest(String content) {
            digest = content;
        }
    }
}
