package orchsh.engine.docker;

import java.util.List;
import java.util.Optional;
import orchsh.engine.docker.RegistryLogins.Found;
import orchsh.engine.model.ImageReference;
import orchsh.engine.problem.Problem;

/** Says why an image could not be pulled; the engine's own words stand behind ours. */
final class PullRefusal {
    private final ImageReference image;
    private final Optional<String> platform;
    private final Found found;

    PullRefusal(ImageReference image, Optional<String> platform, Found found) {
        this.image = image;
        this.platform = platform;
        this.found = found;
    }

    Problem problem(String reason) {
        Problem problem = worded(reason);
        return problem.message().endsWith(reason)
                ? problem
                : problem.details(List.of("the engine says: " + DockerMessages.gist(reason)));
    }

    private Problem worded(String reason) {
        if (DockerMessages.isOutOfSpace(reason)) {
            return Problem.error(cannot("the engine has no room left for it"))
                    .hint("`docker system df` shows what takes the room, `docker image prune` removes images that"
                            + " nothing names");
        }
        if (DockerMessages.isAskedTooOften(reason)) {
            return Problem.error(cannot("its registry has been asked too often"))
                    .hint("wait a while; `" + loginCommand(image) + "` lets you ask more often");
        }
        if (DockerMessages.isOtherPlatform(reason)) {
            return Problem.error("image `" + image + "` does not exist for "
                            + platform.orElse("the engine's kind of machine"))
                    .hint("`docker manifest inspect " + image + "` lists the platforms it exists for");
        }
        if (DockerMessages.isLoginRefused(reason)) {
            return notForEverybody();
        }
        if (DockerMessages.isNoSuchImage(reason)) {
            return Problem.error("image `" + image + "` does not exist").hint("check the name and the tag");
        }
        return Problem.error(cannot(DockerMessages.gist(reason)));
    }

    private String cannot(String why) {
        return "image `" + image + "` cannot be pulled: " + why;
    }

    /** Registries say the same of what is not there and of what is not for everybody. */
    private Problem notForEverybody() {
        Optional<RegistryLogin> login = found.login();
        String what = "image `" + image + "` does not exist, or "
                + login.map(PullRefusal::nameOf)
                        .map(name -> name + " may not have it")
                        .orElse("needs a login");
        return Problem.error(what)
                .hint(found.trouble()
                        .orElse(
                                login.isPresent()
                                        ? "check the name and the tag, and who is logged in at `" + image.registry()
                                                + "`"
                                        : "check the name and the tag; `" + loginCommand(image)
                                                + "` is for those that need one"));
    }

    static String nameOf(RegistryLogin login) {
        return login.user().isEmpty() ? "the owner of the login" : "`" + login.user() + "`";
    }

    static String loginCommand(ImageReference image) {
        String registry = image.registry();
        return registry.equals(ImageReference.DOCKER_HUB) ? "docker login" : "docker login " + registry;
    }
}
