package orchsh.dsl.write.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.value.Durations;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Hook;
import orchsh.engine.model.Launch;
import orchsh.engine.model.Link;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Need;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Watch;
import org.jspecify.annotations.Nullable;

/** Writes a service as a compose file has it. */
final class ServiceNode {

    private final Stack stack;
    private final Service service;
    private final Readiness readiness;
    private final Losses losses;
    private final Node node;
    private final Texts texts;

    private ServiceNode(Stack stack, Service service, Readiness readiness, Losses losses, Texts texts) {
        this.stack = stack;
        this.service = service;
        this.readiness = readiness;
        this.losses = losses;
        this.texts = texts;
        this.node = new Node(texts);
    }

    static Map<String, @Nullable Object> of(
            Stack stack, Service service, Readiness readiness, Losses losses, Texts texts) {
        ServiceNode writer = new ServiceNode(stack, service, readiness, losses, texts);
        writer.write();
        return writer.node.entries();
    }

    private void write() {
        image();
        launch(service.launch());
        environment();
        node.text("container_name", service.identity().containerName());
        node.text("hostname", service.identity().hostname());
        node.text("domainname", service.identity().domainname());
        node.pairs("labels", service.identity().labels());
        node.pairs("annotations", service.identity().annotations());
        data();
        new ReachNode(stack, service, readiness, losses, node).write();
        dependencies();
        life();
        new LimitNode(service, losses, node).write();
        logging();
        if (service.replicas() != 1) {
            node.put("scale", service.replicas());
        }
        watches();
        tellLosses();
    }

    private void image() {
        service.image().ifPresent(image -> node.put("image", Texts.plain(Notations.of(image))));
        service.build().ifPresent(build -> node.put("build", BuildNode.of(stack, service, build, losses, texts)));
        pull(service.pull()).ifPresent(policy -> node.put("pull_policy", policy));
        node.text("platform", service.platform());
    }

    private static Optional<String> pull(PullPolicy policy) {
        return switch (policy.kind()) {
            case MISSING -> Optional.empty();
            case ALWAYS -> Optional.of("always");
            case NEVER -> Optional.of("never");
            case BUILD -> Optional.of("build");
            case WHEN_OLD -> policy.age().map(age -> "every_" + Durations.written(age));
        };
    }

    private void launch(Launch launch) {
        launch.entrypoint().ifPresent(words -> node.words("entrypoint", words));
        launch.command().ifPresent(words -> node.words("command", words));
        node.text("working_dir", launch.workdir());
        node.text("user", launch.user());
        node.texts("group_add", launch.groups());
        node.flag("init", launch.init());
        node.flag("tty", launch.tty());
        node.flag("stdin_open", launch.stdin());
    }

    private void environment() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        Set<String> confidential = service.environment().confidential();
        service.env()
                .forEach((name, value) -> variables.put(
                        name, confidential.contains(name) ? texts.confidential(value) : texts.value(value)));
        service.environment().removed().forEach(name -> {
            variables.put(name, null);
            losses.add(service, "takes the variable `" + name + "` from whoever starts it, instead of having none");
        });
        confidential.stream()
                .filter(service.env()::containsKey)
                .forEach(name -> losses.add(
                        service, "has the variable `" + name + "` without knowing that its value is a secret"));
        if (!variables.isEmpty()) {
            node.put("environment", variables);
        }
    }

    private void data() {
        MountNodes mounts = new MountNodes(texts);
        service.mounts().forEach(mounts::add);
        node.raw("volumes", mounts.volumes());
        node.raw("tmpfs", mounts.inMemory());
        node.raw(
                "volumes_from",
                service.volumesFrom().stream().map(Notations::of).toList());
        node.flag("read_only", service.privileges().readOnly());
        node.size("shm_size", service.resources().sharedMemory());
        node.pairs("storage_opt", service.kernel().storageOptions());
        node.raw("secrets", GrantNodes.secrets(service.secrets()));
        node.raw("configs", GrantNodes.configs(service.configs()));
    }

    /** A link waits as well, so what it waits for is said where that is more than a start. */
    private void dependencies() {
        Map<String, Need> needs = new LinkedHashMap<>();
        service.needs().forEach(need -> needs.put(need.service(), need));
        Set<String> circular = readiness.linksInCircles(service);
        for (Link link : service.links()) {
            boolean waits = !circular.contains(link.service())
                    && stack.service(link.service()).flatMap(readiness::exactly).isPresent();
            if (waits) {
                needs.putIfAbsent(link.service(), Need.ready(link.service()));
            }
        }
        Map<String, Object> conditions = new LinkedHashMap<>();
        boolean plain = true;
        for (Need need : needs.values()) {
            Node condition = node.child();
            String word = readiness.condition(service, need);
            condition.put("condition", word);
            condition.flag("restart", need.restart());
            conditions.put(need.service(), condition.entries());
            plain &= word.equals("service_started") && !need.restart();
        }
        if (plain) {
            node.raw("depends_on", List.copyOf(conditions.keySet()));
        } else {
            node.put("depends_on", conditions);
        }
    }

    private void life() {
        readiness.healthcheck(service).ifPresent(check -> node.put("healthcheck", healthcheck(check)));
        if (!service.restart().equals(RestartPolicy.NO)) {
            node.put("restart", service.restart().toString());
        }
        node.text("stop_signal", service.ending().signal());
        node.time("stop_grace_period", service.ending().grace());
        node.raw("post_start", hooks(service.hooks().afterStart()));
        node.raw(
                "pre_start",
                service.hooks().beforeStart().stream().map(this::preparation).toList());
        node.raw("pre_stop", hooks(service.hooks().beforeStop()));
    }

    private Map<String, @Nullable Object> healthcheck(Healthcheck check) {
        Node written = node.child();
        if (check.equals(Healthcheck.none())) {
            written.put("disable", true);
            return written.entries();
        }
        check.test().ifPresent(words -> written.words("test", words));
        written.time("interval", check.interval());
        written.time("timeout", check.timeout());
        written.number("retries", check.retries());
        written.time("start_period", check.startPeriod());
        written.time("start_interval", check.startInterval());
        return written.entries();
    }

    private List<Map<String, @Nullable Object>> hooks(List<Hook> hooks) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Hook hook : hooks) {
            all.add(hook(hook).entries());
        }
        return all;
    }

    private Map<String, @Nullable Object> preparation(Preparation preparation) {
        Node written = hook(preparation.hook());
        preparation.image().ifPresent(image -> written.put("image", Texts.plain(Notations.of(image))));
        written.flag("per_replica", preparation.each());
        return written.entries();
    }

    private Node hook(Hook hook) {
        Node written = node.child();
        written.words("command", hook.command());
        written.text("user", hook.user());
        written.flag("privileged", hook.privileged());
        written.text("working_dir", hook.workdir());
        written.pairs("environment", hook.env());
        return written;
    }

    private void logging() {
        Node written = node.child();
        written.text("driver", service.logging().driver());
        written.pairs("options", service.logging().options());
        node.put("logging", written);
    }

    private void watches() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Watch watch : service.watches()) {
            Node written = node.child();
            written.put("action", watch.action().word());
            written.put("path", texts.path(watch.path()));
            written.text("target", watch.target());
            written.texts("ignore", watch.ignore());
            written.texts("include", watch.include());
            written.flag("initial_sync", watch.initialSync());
            if (!watch.command().isEmpty()) {
                Node command = node.child();
                command.words("command", watch.command());
                written.put("exec", command);
            }
            all.add(written.entries());
        }
        Node develop = node.child();
        develop.raw("watch", all);
        node.put("develop", develop);
    }

    private void tellLosses() {
        readiness.tellLosses(service);
        service.job().ifPresent(job -> {
            losses.add(service, "is a service like any other, and `up` does not wait for its end");
            if (job.once()) {
                losses.add(service, "runs again each time, `once` or not");
            }
        });
        if (!service.hooks().whenReady().isEmpty()) {
            losses.add(service, "runs nothing when it is ready: `onReady` has no equal");
        }
        boolean isOnBridge = service.namespaces()
                .network()
                .filter(mode -> mode.kind() == Namespace.Kind.BRIDGE)
                .isPresent();
        List<String> withVariables = service.links().stream()
                .filter(link -> link.withEnv() && !isOnBridge)
                .map(link -> "`" + link.alias() + "`")
                .toList();
        if (!withVariables.isEmpty()) {
            losses.add(service, "has no variables of its links to " + String.join(", ", withVariables));
        }
    }
}
