package orchsh.dsl.compose.keys;

import static orchsh.dsl.compose.keys.ServiceDraft.says;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import orchsh.dsl.build.Saying;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Hook;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Logging;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Wait;

/** How a service is kept alive, how it ends, and what is done at the turns of its life. */
final class LifeKeys {
    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key("restart", (service, value) -> {
                RestartPolicy policy = restart(value);
                service.keep(value);
                service.note("restart", policy.toString(), value);
                service.say(
                        value.at(),
                        Saying.own(builder -> builder.restart(policy)).about("restart"));
            })
            .key("healthcheck", (service, value) -> {
                Healthcheck check = healthcheck(value);
                service.note("wait", Wait.Healthy.asCheckedBy(check).describe(), value);
                service.sayOwn(value, builder -> builder.healthcheck(check));
            })
            .key("stop_signal", (service, value) -> service.keep(value))
            .key("stop_grace_period", (service, value) -> service.keep(value))
            .key("logging", says(LifeKeys::logging, (builder, logging) -> builder.logging(logging)))
            .key("post_start", (service, value) -> service.keep(value))
            .key("pre_stop", (service, value) -> service.keep(value))
            .key("pre_start", (service, value) -> service.keep(value));

    private static final Keys<CheckDraft> CHECK = new Keys<CheckDraft>("a healthcheck")
            .key("test", LifeKeys::test, (check, words) -> check.test = Optional.of(words))
            .key("interval", Value::duration, (check, time) -> check.interval = unless0(time))
            .key("timeout", Value::duration, (check, time) -> check.timeout = unless0(time))
            .key(
                    "retries",
                    Value::integer,
                    (check, number) -> check.retries = Optional.of(number).filter(it -> it != 0))
            .key("start_period", Value::duration, (check, time) -> check.startPeriod = unless0(time))
            .key("start_interval", Value::duration, (check, time) -> check.startInterval = unless0(time))
            .key("disable", Value::flag, (check, flag) -> check.isDisabled = flag);

    private static final class CheckDraft {
        private Optional<List<String>> test = Optional.empty();
        private Optional<Duration> interval = Optional.empty();
        private Optional<Duration> timeout = Optional.empty();
        private Optional<Integer> retries = Optional.empty();
        private Optional<Duration> startPeriod = Optional.empty();
        private Optional<Duration> startInterval = Optional.empty();
        private boolean isDisabled;
    }

    private static final Keys<HookDraft> HOOK = new Keys<HookDraft>("a hook")
            .key("command", Value::command, (hook, words) -> hook.command = words)
            .key("user", Value::text, (hook, user) -> hook.user = Optional.of(user))
            .key("privileged", Value::flag, (hook, flag) -> hook.isPrivileged = flag)
            .key("working_dir", Value::text, (hook, folder) -> hook.workdir = Optional.of(folder))
            .key(
                    "environment",
                    (hook, value) -> value.pairs()
                            .forEach(pair -> pair.value()
                                    .or(() -> value.variable(pair.name()))
                                    .ifPresent(text -> hook.env.put(pair.name(), text))));

    private static final Keys<HookDraft> PREPARATION = new Keys<HookDraft>("a hook before the start")
            .and(HOOK)
            .key("image", value -> ImageReference.parse(value.text()), (hook, image) -> hook.image = Optional.of(image))
            .key("per_replica", Value::flag, (hook, flag) -> hook.isForEach = flag);

    private static final class HookDraft {
        private Optional<ImageReference> image = Optional.empty();
        private boolean isForEach;
        private List<String> command = List.of();
        private Optional<String> user = Optional.empty();
        private boolean isPrivileged;
        private Optional<String> workdir = Optional.empty();
        private final SortedMap<String, String> env = new TreeMap<>();

        Hook hook() {
            return new Hook(command, user, isPrivileged, workdir, env);
        }
    }

    private static final class LogDraft {
        private Optional<String> driver = Optional.empty();
        private SortedMap<String, String> options = new TreeMap<>();
    }

    private LifeKeys() {}

    private static Optional<Duration> unless0(Duration time) {
        return Optional.of(time).filter(it -> !it.isZero());
    }

    /** Unquoted, {@code no} may have become a truth value on the way. */
    private static RestartPolicy restart(Value value) {
        return value.isFlag() && !value.flag() ? RestartPolicy.NO : RestartPolicy.parse(value.literal());
    }

    private static List<String> test(Value value) {
        if (!value.isList()) {
            return List.of("CMD-SHELL", value.text());
        }
        List<String> words = value.texts();
        List<String> kinds = List.of("NONE", "CMD", "CMD-SHELL");
        if (words.isEmpty() || !kinds.contains(words.get(0))) {
            throw value.wrong(
                    "the `test` of a healthcheck begins with CMD, CMD-SHELL or NONE when it is a list",
                    words.isEmpty() ? "" : "for example [CMD, " + String.join(", ", words) + "]");
        }
        return words.get(0).equals("CMD-SHELL") && words.size() > 2
                ? List.of("CMD-SHELL", String.join(" ", words.subList(1, words.size())))
                : words;
    }

    private static Healthcheck healthcheck(Value value) {
        CheckDraft check = new CheckDraft();
        CHECK.read(value, check);
        return check.isDisabled
                ? Healthcheck.none()
                : new Healthcheck(
                        check.test,
                        check.interval,
                        check.timeout,
                        check.retries,
                        check.startPeriod,
                        check.startInterval);
    }

    private static Logging logging(Value value) {
        LogDraft draft = new LogDraft();
        new Keys<LogDraft>("`logging`")
                .key("driver", Value::text, (log, text) -> log.driver = Optional.of(text))
                .key("options", Value::sortedMap, (log, options) -> log.options = options)
                .read(value, draft);
        return new Logging(draft.driver, draft.options);
    }

    static List<Hook> hooks(Value value) {
        return drafts(value, HOOK, HookDraft::hook);
    }

    static List<Preparation> preparations(Value value) {
        return drafts(value, PREPARATION, draft -> new Preparation(draft.hook(), draft.image, draft.isForEach));
    }

    private static <T> List<T> drafts(Value value, Keys<HookDraft> keys, Function<HookDraft, T> making) {
        List<T> all = new ArrayList<>();
        value.items()
                .forEach(item -> item.notes().heed(item.at(), () -> {
                    HookDraft draft = new HookDraft();
                    keys.read(item, draft);
                    all.add(making.apply(draft));
                }));
        return all;
    }
}
