package orchsh.dsl.compose.keys;

import static orchsh.dsl.compose.keys.ServiceDraft.says;
import static orchsh.dsl.compose.keys.ServiceDraft.saysEach;

import java.util.Optional;
import orchsh.dsl.value.PullPolicies;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Platform;
import orchsh.engine.model.PullPolicy;

/** What runs, as whom, and what it is called. The files of variables and labels have been read when keys are. */
final class LaunchKeys {
    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key("image", (service, value) -> {
                service.keep(value);
                ImageReference image = ImageReference.parse(value.text());
                service.image(image);
                service.note("image", image.toString(), value);
            })
            .key("platform", says(LaunchKeys::platform, (builder, kind) -> builder.platform(kind)))
            .key("pull_policy", (service, value) -> service.keep(value))
            .key("pull_refresh_after", (service, value) -> service.keep(value))
            .key("command", (service, value) -> service.keep(value))
            .key("entrypoint", (service, value) -> service.keep(value))
            .key("working_dir", says(Value::text, (builder, text) -> builder.launch(it -> it.workdir(text))))
            .key("user", says(Value::text, (builder, text) -> builder.launch(it -> it.user(text))))
            .key("group_add", saysEach(Value::text, (builder, text) -> builder.launch(it -> it.group(text))))
            .key("init", says(LaunchKeys::init, (builder, flag) -> builder.launch(it -> it.init(flag))))
            .key("tty", says(Value::flag, (builder, flag) -> builder.launch(it -> it.tty(flag))))
            .key("stdin_open", says(Value::flag, (builder, flag) -> builder.launch(it -> it.stdin(flag))))
            .key("hostname", (service, value) -> {
                String text = value.text();
                service.note("hostname", text, value);
                service.sayOwn(value, builder -> builder.identity(it -> it.hostname(text)));
            })
            .key("domainname", (service, value) -> {
                String text = value.text();
                service.note("domainname", text, value);
                service.say(value, builder -> builder.identity(it -> it.domainname(text)));
            })
            .key("container_name", (service, value) -> {
                String text = value.text();
                service.note("containerName", text, value);
                service.sayOwn(value, builder -> builder.identity(it -> it.containerName(text)));
            })
            .key("labels", (service, value) -> service.keep(value))
            .key(
                    "annotations",
                    says(Value::map, (builder, pairs) -> builder.identity(it -> pairs.forEach(it::annotation))))
            .comment("label_file", value -> value)
            .key("environment", (service, value) -> service.keep(value))
            .comment("env_file", value -> value)
            .key("read_only", says(Value::flag, (builder, flag) -> builder.privileges(it -> it.readOnly(flag))))
            .key("privileged", says(Value::flag, (builder, flag) -> builder.privileges(it -> it.privileged(flag))))
            .key("provider", (service, value) -> {
                service.keep(value);
                throw value.wrong(
                        "`provider` is not possible here: a service here is a container",
                        "run the program in a `task` of a script beside this file");
            })
            .refused("models", "a container engine runs no models", "run the model in a service of its own")
            .refused(
                    "use_api_socket",
                    "where the engine's socket is differs from engine to engine",
                    "mount it: `/var/run/docker.sock:/var/run/docker.sock` under `volumes`");

    private LaunchKeys() {}

    private static String platform(Value value) {
        return Optional.of(value.text())
                .filter(text -> !Platform.parse(text).toString().isEmpty())
                .orElseThrow(() -> value.wrong("`platform` is empty", "for example linux/arm64"));
    }

    private static boolean init(Value value) {
        if (value.text().startsWith("/")) {
            throw value.wrong(
                    "`init` cannot be a path: engines bring their own init, and take no other",
                    "write `init: true`, or start yours with `entrypoint`");
        }
        return value.flag();
    }

    /** When the image is fetched, as two keys say together. */
    static Optional<PullPolicy> pullPolicy(ServiceDraft service) {
        Optional<PullPolicy> age =
                service.kept("pull_refresh_after").map(value -> PullPolicy.olderThan(value.duration()));
        Optional<String> word = service.kept("pull_policy").map(Value::text);
        boolean refreshes = word.isEmpty() || word.get().equals("refresh");
        if (word.isPresent() && word.get().equals("refresh") && age.isEmpty()) {
            throw service.kept("pull_policy")
                    .orElseThrow()
                    .wrong(
                            "`pull_policy` is `refresh`, and nothing says after what time",
                            "add `pull_refresh_after`, for example 24h");
        }
        return refreshes ? age : word.map(PullPolicies::of);
    }
}
