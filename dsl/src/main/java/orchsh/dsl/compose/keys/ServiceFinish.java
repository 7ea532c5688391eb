package orchsh.dsl.compose.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import orchsh.dsl.build.Saying;
import orchsh.dsl.value.NetworkUses;
import orchsh.engine.model.Ending;
import orchsh.engine.model.Hook;
import orchsh.engine.model.Hooks;
import orchsh.engine.model.Link;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Subject;

/** Says of a service what several of its keys mean together. */
final class ServiceFinish {
    /** Of several networks, the one that is meant when only one can be. */
    private static final Comparator<ServiceDraft.Joined> FIRST = Comparator.comparingInt(
                    (ServiceDraft.Joined joined) -> -joined.use().priority())
            .thenComparing(joined -> joined.use().network());

    private final ServiceDraft service;
    private final Notes notes;

    ServiceFinish(ServiceDraft service) {
        this.service = service;
        this.notes = service.setting().notes();
    }

    /** @param project the stack's name, which containers' names begin with */
    void finish(String project) {
        ServiceEnvironment.say(service);
        commands();
        pulling();
        ports();
        networks();
        links(project);
        ending();
        hooks();
        replicas();
        service.restartByDeploy()
                .filter(policy -> service.kept("restart").isEmpty())
                .ifPresent(policy -> service.say(policy.place(), policy.saying()));
        distinct("cpus", Value::decimal);
        distinct("mem_limit", Value::size);
        distinct("mem_reservation", Value::size);
        distinct("pids_limit", Value::whole);
    }

    private void with(String key, Reading reading) {
        service.kept(key).ifPresent(value -> notes.heed(value.at(), () -> reading.read(value)));
    }

    private interface Reading {
        void read(Value value);
    }

    /** An engine takes the image's command in place of an empty one, unless there is an entrypoint. */
    private void commands() {
        with("entrypoint", value -> {
            List<String> words = value.command();
            service.say(value, builder -> builder.launch(it -> it.entrypoint(words)));
        });
        with("command", value -> {
            List<String> words = value.command();
            if (words.isEmpty() && service.kept("entrypoint").isEmpty()) {
                notes.warn(
                        value.at(),
                        "`command` is empty, and the engine runs that of the image all the same",
                        "say an `entrypoint` as well");
                return;
            }
            service.note("command", "", value);
            service.say(value, builder -> builder.launch(it -> it.command(words)));
        });
    }

    private void pulling() {
        Optional<Value> said = service.kept("pull_policy").or(() -> service.kept("pull_refresh_after"));
        said.ifPresent(value -> notes.heed(
                value.at(),
                () -> LaunchKeys.pullPolicy(service).ifPresent(policy -> {
                    boolean fetches =
                            policy.kind() == PullPolicy.Kind.ALWAYS || policy.kind() == PullPolicy.Kind.WHEN_OLD;
                    if (fetches && service.kept("build").isPresent()) {
                        notes.warn(
                                value.at(),
                                "`" + value.key()
                                        + "` has no effect: the image is built here, so it is not fetched as well",
                                "leave it out, or leave out `build`");
                    } else {
                        service.say(value, builder -> builder.pull(policy));
                    }
                })));
    }

    /** On the host's own network everything is reached as it is. */
    private void ports() {
        boolean isOnHost = service.mode()
                .filter(mode -> mode.kind() == Namespace.Kind.HOST)
                .isPresent();
        with("ports", value -> {
            if (!value.isList()) {
                value.items();
            }
            value.forEach(item -> {
                for (Port port : Ports.of(item)) {
                    service.note("port", port.toString(), item);
                    port.hostPort()
                            .ifPresent(number -> service.note(
                                    Subject.hostPort(
                                            service.name(),
                                            number,
                                            port.protocol().word()),
                                    item));
                    if (!isOnHost) {
                        service.sayOwn(item, builder -> builder.port(port));
                    }
                }
            });
            if (isOnHost && !value.items().isEmpty()) {
                notes.warn(
                        value.at(),
                        "`ports` has no effect: on the host's own network every port of the container is one of the host",
                        "leave out `ports`, or `network_mode`");
            }
        });
    }

    private void networks() {
        List<ServiceDraft.Joined> joined = new ArrayList<>(service.joined());
        with("mac_address", value -> {
            if (service.mode().isPresent()) {
                throw value.wrong(
                        "`mac_address` belongs to a network of the stack, and the service is in none", "leave it out");
            }
            if (joined.isEmpty()) {
                joined.add(new ServiceDraft.Joined(NetworkUse.of(Stack.DEFAULT_NETWORK), value.at()));
            }
            int first = joined.indexOf(joined.stream().min(FIRST).orElseThrow());
            NetworkUse use = joined.get(first).use();
            NetworkUse.Address address = use.address();
            joined.set(
                    first,
                    new ServiceDraft.Joined(
                            use.at(new NetworkUse.Address(
                                    address.ip4(), address.ip6(), address.linkLocal(), Optional.of(value.text()))),
                            value.at()));
        });
        joined.forEach(one -> service.say(
                one.place(),
                Saying.own(builder -> builder.network(one.use()))
                        .likewise(builder -> builder.network(NetworkUses.ofAnother(one.use())))
                        .about("network " + one.use().network())));
    }

    /** Only on the engine's own bridge do links bring variables; in files without `services` each has several names. */
    private void links(String project) {
        Set<String> taken = new HashSet<>();
        for (ServiceDraft.Linked linked : service.linked()) {
            String target = linked.service();
            List<String> names = new ArrayList<>(List.of(linked.alias()));
            if (service.setting().generation() == Generation.FIRST) {
                names.add(target + "_1");
                names.add(project + "_" + target + "_1");
            }
            boolean isFirst = service.setting().generation() == Generation.FIRST;
            names.stream()
                    .filter(alias -> taken.add(target + " " + alias) || !isFirst)
                    .forEach(alias -> service.say(
                            linked.value().at(),
                            Saying.shared(builder ->
                                            builder.link(new Link(target, alias, isFirst || service.isOnBridge())))
                                    .about("link " + alias)
                                    .reaching(List.of(target))));
        }
    }

    private void ending() {
        Optional<Value> signal = service.kept("stop_signal");
        Optional<Value> grace = service.kept("stop_grace_period");
        signal.or(() -> grace).ifPresent(value -> {
            Optional<String> name = read(signal, Value::literal);
            Optional<Duration> time = read(grace, Value::duration);
            service.sayOwn(value, builder -> builder.ending(new Ending(name, time)));
        });
    }

    private <T> Optional<T> read(Optional<Value> value, Function<Value, T> reading) {
        List<T> read = new ArrayList<>();
        value.ifPresent(it -> notes.heed(it.at(), () -> read.add(reading.apply(it))));
        return read.stream().findFirst();
    }

    private void hooks() {
        Optional<Value> first = service.kept("pre_start");
        Optional<Value> after = service.kept("post_start");
        Optional<Value> before = service.kept("pre_stop");
        first.or(() -> after).or(() -> before).ifPresent(value -> {
            List<Preparation> beforeStart = read(first, LifeKeys::preparations).orElse(List.of());
            List<Hook> afterStart = read(after, LifeKeys::hooks).orElse(List.of());
            List<Hook> beforeStop = read(before, LifeKeys::hooks).orElse(List.of());
            service.sayOwn(value, builder -> builder.hooks(new Hooks(beforeStart, afterStart, List.of(), beforeStop)));
        });
    }

    private void replicas() {
        Optional<Value> deployed = service.kept("deploy replicas");
        Optional<Value> said = service.kept("scale");
        said.or(() -> deployed)
                .ifPresent(value -> notes.heed(value.at(), () -> {
                    int number = ManyKeys.count(value);
                    if (said.isPresent()
                            && deployed.filter(other -> ManyKeys.count(other) != number)
                                    .isPresent()) {
                        throw value.wrong("`scale` and `deploy.replicas` say different numbers", "say one of the two");
                    }
                    service.note("replicas", String.valueOf(number), value);
                    service.say(
                            value.at(),
                            Saying.own(builder -> builder.replicas(number)).about("replicas"));
                }));
    }

    /** A limit that is said in two places must be the same in both. */
    private <T> void distinct(String key, Function<Value, T> reading) {
        Optional<Value> own = service.kept(key);
        Optional<Value> deployed = service.kept("deploy " + key);
        if (own.isPresent() && deployed.isPresent()) {
            Optional<T> one = read(own, reading);
            Optional<T> other = read(deployed, reading);
            if (one.isPresent() && other.isPresent() && !one.equals(other)) {
                notes.complain(
                        own.get().at(),
                        "`" + key + "` and `deploy.resources` say different limits",
                        "say one of the two");
            }
        }
    }
}
