package orchsh.dsl.compose.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.build.ProfileChoice;
import orchsh.engine.model.Need;
import orchsh.engine.model.Watch;
import orchsh.engine.problem.NearMiss;

/** What a service comes after, how many there are of it, and when. */
final class ManyKeys {
    private static final Map<String, Need.Condition> CONDITIONS = Map.of(
            "service_started", Need.Condition.STARTED,
            "service_healthy", Need.Condition.READY,
            "service_completed_successfully", Need.Condition.COMPLETED);

    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key("depends_on", ManyKeys::dependsOn)
            .key(
                    "profiles",
                    (service, value) ->
                            value.forEach(item -> service.profiles().add(ProfileChoice.checked(item.text()))))
            .key("scale", (service, value) -> {
                count(value);
                service.keep(value);
            })
            .key("deploy", (service, value) -> Deploy.KEYS.read(value, service))
            .key(
                    "develop",
                    (service, value) -> new Keys<ServiceDraft>("`develop`")
                            .key(
                                    "watch",
                                    (it, watches) -> watches.items()
                                            .forEach(item -> item.notes().heed(item.at(), () -> watch(it, item))))
                            .read(value, service))
            .key("attach", (service, value) -> {
                if (!value.flag()) {
                    value.notes()
                            .warn(
                                    value.at(),
                                    "`attach` has no effect: whose log is followed is chosen with each `up`",
                                    "use `up --attach` or `logs --follow NAME`");
                }
            })
            .elsewhere("extends", "`extends` has been followed already")
            .elsewhere("version", "it stands at the top of the file");

    private static final Keys<WatchDraft> WATCH = new Keys<WatchDraft>("a watch")
            .key("action", ManyKeys::action, (watch, action) -> watch.action = Optional.of(action))
            .key("path", (watch, value) -> watch.path = Optional.of(value))
            .key("target", Value::text, (watch, text) -> watch.target = Optional.of(text))
            .key("ignore", Value::texts, (watch, texts) -> watch.ignore = texts)
            .key("include", Value::texts, (watch, texts) -> watch.include = texts)
            .key("initial_sync", Value::flag, (watch, flag) -> watch.initialSync = flag)
            .key("exec", (watch, value) -> watch.exec = exec(value));

    private static final class WatchDraft {
        private Optional<Watch.Action> action = Optional.empty();
        private Optional<Value> path = Optional.empty();
        private Optional<String> target = Optional.empty();
        private List<String> ignore = List.of();
        private List<String> include = List.of();
        private boolean initialSync;
        private List<String> exec = List.of();
    }

    private static final class NeedDraft {
        private Need.Condition condition = Need.Condition.STARTED;
        private boolean restart;
        private boolean required = true;
    }

    private ManyKeys() {}

    static int count(Value value) {
        int number = value.integer();
        if (number < 0) {
            throw value.wrong("`" + value.key() + "` cannot be " + number + ": it is at least 0", "");
        }
        return number;
    }

    private static void dependsOn(ServiceDraft service, Value value) {
        if (!value.isMap()) {
            if (!value.isList()) {
                throw value.wrong(
                        "`depends_on` takes a list or a map, not `" + value.text() + "`",
                        "write `- " + value.text() + "`");
            }
            value.forEach(item -> service.need(
                    new ServiceDraft.Dependency(new Need(item.text(), Need.Condition.STARTED), true, item.at())));
            return;
        }
        for (Value.Entry entry : value.entries()) {
            value.notes().heed(entry.nameAt(), () -> {
                if (entry.value().isText()
                        && CONDITIONS.containsKey(entry.value().text())) {
                    String word = entry.value().text();
                    throw entry.value()
                            .wrong(
                                    "`" + entry.name() + "` takes a map, not `" + word + "`",
                                    "write `" + entry.name() + ": {condition: " + word + "}`");
                }
                NeedDraft need = new NeedDraft();
                new Keys<NeedDraft>("`depends_on` of a service")
                        .key("condition", ManyKeys::condition, (it, condition) -> it.condition = condition)
                        .key("restart", Value::flag, (it, flag) -> it.restart = flag)
                        .key("required", Value::flag, (it, flag) -> it.required = flag)
                        .read(entry.value(), need);
                service.need(new ServiceDraft.Dependency(
                        new Need(entry.name(), need.condition, need.restart), need.required, entry.nameAt()));
            });
        }
    }

    private static Need.Condition condition(Value value) {
        String word = value.text();
        return Optional.ofNullable(CONDITIONS.get(word))
                .orElseThrow(() -> value.wrong(
                        "`" + word + "` is no condition of `depends_on`",
                        NearMiss.hint(word, CONDITIONS.keySet())
                                .orElse("use service_started, service_healthy or service_completed_successfully")));
    }

    private static Watch.Action action(Value value) {
        List<String> known = new ArrayList<>();
        for (Watch.Action action : Watch.Action.values()) {
            if (action.word().equals(value.text())) {
                return action;
            }
            known.add(action.word());
        }
        throw value.wrong("`action` cannot be `" + value.text() + "`", "use one of " + String.join(", ", known));
    }

    /** What is run in the container; only its command is heeded by engines without a shell of their own. */
    private static List<String> exec(Value value) {
        List<List<String>> command = new ArrayList<>();
        new Keys<List<List<String>>>("`exec` of a watch")
                .key("command", Value::command, List::add)
                .refused("user", "a watch runs its command as the container's own user", "use `su` in the command")
                .refused("privileged", "a watch runs its command with the container's own rights", "leave it out")
                .refused(
                        "working_dir",
                        "a watch runs its command in the container's own folder",
                        "use `cd` in the command")
                .refused(
                        "environment",
                        "a watch runs its command in the container's own environment",
                        "use `env` in the command")
                .read(value, command);
        return command.isEmpty() ? List.of() : command.get(0);
    }

    private static void watch(ServiceDraft service, Value item) {
        WatchDraft draft = new WatchDraft();
        WATCH.read(item, draft);
        Watch.Action action = draft.action.orElseThrow(
                () -> item.wrong("a watch is not told what to do", "add `action`, for example sync"));
        Value path = draft.path.orElseThrow(() -> item.wrong("a watch is not told what to look at", "add `path`"));
        Watch watch = new Watch(
                path.path(),
                action,
                action.copies() ? draft.target : Optional.empty(),
                draft.ignore,
                draft.include,
                draft.initialSync,
                draft.exec);
        service.note("watch", action.word(), item);
        service.sayOwn(item, builder -> builder.watch(watch));
    }
}
