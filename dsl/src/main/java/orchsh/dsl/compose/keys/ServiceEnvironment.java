package orchsh.dsl.compose.keys;

import orchsh.dsl.build.Place;
import orchsh.dsl.build.Saying;

/** The variables and labels of a service; those of files are among them already. */
final class ServiceEnvironment {
    private final ServiceDraft service;
    private final Notes notes;

    private ServiceEnvironment(ServiceDraft service) {
        this.service = service;
        this.notes = service.setting().notes();
    }

    static void say(ServiceDraft service) {
        ServiceEnvironment environment = new ServiceEnvironment(service);
        service.kept("environment")
                .ifPresent(all -> environment.notes.heed(all.at(), () -> environment.variables(all)));
        service.kept("labels").ifPresent(all -> environment.notes.heed(all.at(), () -> environment.labels(all)));
    }

    /** A variable without a value, which the caller does not have either, is taken away from the image. */
    private void variables(Value all) {
        for (Value.Pair pair : all.pairs()) {
            String name = pair.name();
            if (name.isBlank() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                notes.complain(pair.at(), "`" + name + "` cannot be the name of a variable", "");
            } else if (pair.value().isPresent()) {
                say(pair.at(), builder -> builder.env(name, pair.value().get()));
            } else {
                say(pair.at(), builder -> builder.withoutEnv(name));
            }
        }
    }

    private void labels(Value all) {
        for (Value.Pair pair : all.pairs()) {
            String value = pair.value().orElse("");
            say(pair.at(), builder -> builder.identity(it -> it.label(pair.name(), value)));
        }
    }

    private void say(Place at, Saying.Edit edit) {
        service.say(at, Saying.shared(edit));
    }
}
