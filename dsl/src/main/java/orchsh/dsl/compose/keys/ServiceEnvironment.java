package orchsh.dsl.compose.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.build.EnvFile;
import orchsh.dsl.build.Place;

/** The variables and labels of a service: those of files first, so that what the service says itself counts. */
final class ServiceEnvironment {
    private final ServiceDraft service;
    private final Notes notes;

    private ServiceEnvironment(ServiceDraft service) {
        this.service = service;
        this.notes = service.setting().notes();
    }

    static void say(ServiceDraft service) {
        ServiceEnvironment environment = new ServiceEnvironment(service);
        service.kept("env_file").ifPresent(all -> all.forEach(environment::envFile));
        service.kept("environment")
                .ifPresent(all -> environment.notes.heed(all.at(), () -> environment.variables(all)));
        service.kept("label_file").ifPresent(all -> all.forEach(environment::labelFile));
        service.kept("labels").ifPresent(all -> environment.notes.heed(all.at(), () -> environment.labels(all)));
    }

    private static final class FileDraft {
        private Optional<Value> path = Optional.empty();
        private boolean isRequired = true;
        private boolean isRaw;
    }

    private void envFile(Value item) {
        FileDraft file = new FileDraft();
        if (item.isMap()) {
            new Keys<FileDraft>("an `env_file`")
                    .key("path", (it, path) -> it.path = Optional.of(path))
                    .key("required", Value::flag, (it, flag) -> it.isRequired = flag)
                    .key("format", value -> value.oneOf(List.of("raw")), (it, format) -> it.isRaw = true)
                    .read(item, file);
        } else {
            file.path = Optional.of(item);
        }
        Value path = file.path.orElseThrow(() -> item.wrong("an `env_file` is not told its `path`", ""));
        Optional<String> text = textOf(path);
        if (text.isEmpty() && file.isRequired) {
            throw missing(path);
        }
        Map<String, String> variables = new LinkedHashMap<>();
        text.ifPresent(found -> variables.putAll(
                file.isRaw
                        ? EnvFile.parseRaw(path.text(), found)
                        : EnvFile.parse(path.text(), found, service.setting().beside())));
        variables.forEach((name, value) -> put(name, Optional.of(value), path.at()));
    }

    private static Misfit missing(Value path) {
        return path.wrong(
                "there is no file `" + path.text() + "`",
                "`" + path.key() + "` looks for it in the folder of the compose file");
    }

    private Optional<String> textOf(Value path) {
        return EnvFile.textOf(path.text(), service.setting().beside());
    }

    /** A name without a value is a variable of the caller's; one that is not set there is taken away from the image. */
    private void variables(Value all) {
        for (Value.Pair pair : all.pairs()) {
            put(pair.name(), pair.value().or(() -> service.setting().variable(pair.name())), pair.at());
        }
    }

    private void put(String name, Optional<String> value, Place at) {
        if (name.isBlank() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            notes.complain(at, "`" + name + "` cannot be the name of a variable", "");
        } else {
            value.ifPresentOrElse(
                    text -> service.say(at, builder -> builder.env(name, text)),
                    () -> service.say(at, builder -> builder.withoutEnv(name)));
        }
    }

    private void labelFile(Value path) {
        String text = textOf(path).orElseThrow(() -> missing(path));
        EnvFile.parse(path.text(), text, service.setting().beside())
                .forEach((name, value) -> label(name, value, path.at()));
    }

    private void labels(Value all) {
        all.pairs().forEach(pair -> label(pair.name(), pair.value().orElse(""), pair.at()));
    }

    private void label(String name, String value, Place at) {
        service.say(at, builder -> builder.identity(it -> it.label(name, value)));
    }
}
