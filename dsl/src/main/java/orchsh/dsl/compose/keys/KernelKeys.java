package orchsh.dsl.compose.keys;

import static orchsh.dsl.compose.keys.ServiceDraft.says;

import java.util.List;
import java.util.function.BiConsumer;
import orchsh.dsl.build.Saying;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Namespaces;
import orchsh.engine.model.Privileges;

/** What a service may do, and what it shares of the kernel. */
final class KernelKeys {
    private static final String SECCOMP = "seccomp";

    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key("cap_add", allowed("capAdd", Privileges.Builder::add))
            .key("cap_drop", allowed("capDrop", Privileges.Builder::drop))
            .key(
                    "security_opt",
                    (service, value) -> value.forEach(item -> {
                        String option = withPath(item);
                        service.say(item, builder -> builder.privileges(it -> it.securityOption(option)));
                    }))
            .key("sysctls", says(Value::map, (builder, all) -> builder.kernel(it -> all.forEach(it::sysctl))))
            .key("runtime", says(Value::text, (builder, text) -> builder.kernel(it -> it.runtime(text))))
            .key("ipc", shared("ipc", Namespaces.Builder::ipc))
            .key("pid", shared("pid", Namespaces.Builder::pid))
            .key("uts", shared("uts", Namespaces.Builder::uts))
            .key("userns_mode", shared("userns", Namespaces.Builder::user))
            .key("cgroup", shared("cgroup", Namespaces.Builder::cgroup))
            .key("isolation", (service, value) -> {
                if (!value.text().equals("default")) {
                    throw value.wrong(
                            "`isolation` is not possible here: engines on Linux keep containers apart in one way only",
                            "leave it out; `runtime` chooses another program that runs the container");
                }
            })
            .refused("credential_spec", "only Windows has such credentials", "give the service a secret");

    private KernelKeys() {}

    private static Keys.Effect<ServiceDraft> allowed(String word, BiConsumer<Privileges.Builder, String> how) {
        return (service, value) -> value.forEach(item -> {
            String name = item.text();
            service.note(word, name, item);
            service.say(item, builder -> builder.privileges(it -> how.accept(it, name)));
        });
    }

    /** A seccomp profile is a file of this machine, unless the engine knows it by name. */
    private static String withPath(Value item) {
        String[] parts = item.text().split("[=:]", 2);
        boolean isFile = parts.length == 2
                && parts[0].equals(SECCOMP)
                && (parts[1].contains("/") || parts[1].contains("."))
                && !parts[1].startsWith("{");
        return isFile ? SECCOMP + "=" + item.resolve(parts[1]) : item.text();
    }

    static Keys.Effect<ServiceDraft> shared(String word, BiConsumer<Namespaces.Builder, Namespace> how) {
        return (service, value) -> share(service, word, Namespace.parse(value.text()), value, how);
    }

    static void share(
            ServiceDraft service,
            String word,
            Namespace namespace,
            Value value,
            BiConsumer<Namespaces.Builder, Namespace> how) {
        service.note(word, namespace.of(), value);
        service.say(
                value.at(),
                Saying.shared(builder -> builder.namespaces(it -> how.accept(it, namespace)))
                        .reaching(namespace.kind() == Namespace.Kind.SERVICE ? List.of(namespace.of()) : List.of()));
    }
}
