package orchsh.dsl.compose.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.engine.model.Logging;

/** All keys of a service, in each generation of compose files. */
final class ServiceKeys {
    /** Versions 2.0 to 3.8 and the specification. */
    static final Keys<ServiceDraft> LATER = new Keys<ServiceDraft>("a service")
            .and(LaunchKeys.KEYS)
            .and(NetworkKeys.KEYS)
            .and(DataKeys.KEYS)
            .and(LifeKeys.KEYS)
            .and(LimitKeys.KEYS)
            .and(KernelKeys.KEYS)
            .and(DeviceKeys.KEYS)
            .and(ManyKeys.KEYS)
            .key("build", BuildKeys::read)
            .elsewhere("dockerfile", "write it under `build`, beside `context`")
            .elsewhere("net", "it is called `network_mode`")
            .elsewhere("log_driver", "write `logging`, and `driver` in it")
            .elsewhere("log_opt", "write `logging`, and `options` in it")
            .elsewhere("volume_driver", "say the `driver` of each volume at the top level, under `volumes`")
            .elsewhere("cpuset_cpus", "it is called `cpuset`")
            .elsewhere("environments", "did you mean `environment`?")
            .elsewhere("env", "did you mean `environment`?")
            .elsewhere("workdir", "did you mean `working_dir`?")
            .elsewhere("needs", "did you mean `depends_on`?")
            .elsewhere("memory", "did you mean `mem_limit`?")
            .elsewhere(
                    "wait",
                    "in a script `orchsh.groovy` beside this file: override 'NAME' { wait tcp: 80 }; or write `healthcheck`");

    private static final List<String> KNOWN_FIRST = List.of(
            "cap_add",
            "cap_drop",
            "cgroup_parent",
            "command",
            "container_name",
            "cpu_shares",
            "cpu_quota",
            "cpuset",
            "devices",
            "dns",
            "dns_search",
            "domainname",
            "entrypoint",
            "env_file",
            "environment",
            "expose",
            "extra_hosts",
            "external_links",
            "hostname",
            "image",
            "ipc",
            "labels",
            "links",
            "mac_address",
            "mem_limit",
            "memswap_limit",
            "mem_swappiness",
            "pid",
            "ports",
            "privileged",
            "read_only",
            "restart",
            "security_opt",
            "shm_size",
            "stdin_open",
            "stop_signal",
            "tmpfs",
            "tty",
            "ulimits",
            "user",
            "volumes",
            "working_dir");

    /** The files without {@code services}. */
    static final Keys<ServiceDraft> FIRST = new Keys<ServiceDraft>("a service of a file without `services`")
            .and(LATER)
            .only(KNOWN_FIRST, "it is known where the services stand under `services`")
            .key("build", (service, value) -> {
                service.keep(value);
                if (value.isMap()) {
                    throw value.wrong(
                            "`build` of a file without `services` takes a folder, not a map",
                            "put the services under `services`");
                }
            })
            .key("dockerfile", (service, value) -> service.keep(value))
            .key("net", (service, value) -> service.keep(value))
            .key("volumes_from", (service, value) -> service.keep(value))
            .key("volume_driver", (service, value) -> service.keep(value))
            .key("log_driver", (service, value) -> service.keep(value))
            .key("log_opt", (service, value) -> service.keep(value))
            .elsewhere("network_mode", "in a file without `services` it is called `net`")
            .elsewhere("logging", "in a file without `services` there are `log_driver` and `log_opt`");

    private ServiceKeys() {}

    static Keys<ServiceDraft> of(Generation generation) {
        return generation == Generation.FIRST ? FIRST : LATER;
    }

    /**
     * What the keys say together that only files without {@code services} have.
     *
     * @param services the names of all services
     * @param onBridge whether services are on the engine's own bridge if nothing else is said
     */
    static void finishFirst(ServiceDraft service, Set<String> services, boolean onBridge) {
        service.kept("build")
                .filter(build -> !build.isMap())
                .ifPresent(build -> build.notes().heed(build.at(), () -> {
                    if (service.image().isPresent()) {
                        throw build.wrong(
                                "service `" + service.name() + "` has an `image` and a `build`",
                                "in a file without `services` it is one of the two");
                    }
                    BuildKeys.readFirst(service, build, service.kept("dockerfile"));
                }));
        service.kept("net").ifPresent(net -> net.notes().heed(net.at(), () -> net(service, net, services)));
        if (service.kept("net").isEmpty() && onBridge) {
            service.onBridge();
        }
        service.kept("volumes_from")
                .ifPresent(all -> all.forEach(item -> {
                    String text = item.text();
                    int colon = text.indexOf(':');
                    DataKeys.share(
                            service, item, text, !services.contains(colon < 0 ? text : text.substring(0, colon)));
                }));
        Optional<Value> driver = service.kept("log_driver");
        Optional<Value> options = service.kept("log_opt");
        driver.or(() -> options)
                .ifPresent(value -> value.notes().heed(value.at(), () -> {
                    Logging logging = new Logging(
                            driver.map(Value::text),
                            options.map(Value::sortedMap).orElseGet(TreeMap::new));
                    service.say(value, builder -> builder.logging(logging));
                }));
    }

    /** A container is one of a service's if there is such a service. */
    private static void net(ServiceDraft service, Value net, Set<String> services) {
        String container = "container:";
        String text = net.text();
        String name = text.startsWith(container) ? text.substring(container.length()) : "";
        NetworkKeys.networkMode(service, net, services.contains(name) ? "service:" + name : text);
    }
}
