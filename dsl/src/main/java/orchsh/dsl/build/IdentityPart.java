package orchsh.dsl.build;

import java.util.Map;
import java.util.function.Supplier;
import orchsh.dsl.language.IdentityWords;
import orchsh.engine.model.Identity;
import org.jspecify.annotations.Nullable;

/** Keeps how the containers of a service are called and marked. */
final class IdentityPart implements IdentityWords {
    private final Sayings sayings;

    IdentityPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public String getName() {
        return sayings.service();
    }

    private interface Naming {
        void write(Identity.Builder identity, String name);
    }

    private void name(String word, @Nullable Object given, Naming naming) {
        sayings.heed(() -> {
            String name = Values.text(word, given);
            sayings.note(word, name);
            sayings.say(Saying.own(service -> service.identity(identity -> naming.write(identity, name))));
        });
    }

    @Override
    public void containerName(@Nullable Object name) {
        name("containerName", name, Identity.Builder::containerName);
    }

    @Override
    public void hostname(@Nullable Object name) {
        name("hostname", name, Identity.Builder::hostname);
    }

    @Override
    public void domainname(@Nullable Object name) {
        name("domainname", name, Identity.Builder::domainname);
    }

    private void mark(Supplier<Map<String, String>> marks) {
        sayings.heed(() -> {
            Map<String, String> labels = marks.get();
            sayings.say(Saying.shared(service -> service.identity(identity -> identity.labels(labels))));
        });
    }

    @Override
    public void label(Map<?, ?> labels) {
        mark(() -> Pairings.of("label", labels));
    }

    @Override
    public void label(@Nullable Object... labels) {
        mark(() -> Pairings.of("label", labels));
    }

    @Override
    public void labelFile(@Nullable Object... files) {
        mark(() -> EnvFile.readAll("labelFile", Values.texts("labelFile", files), sayings.beside()));
    }

    private void annotate(Supplier<Map<String, String>> marks) {
        sayings.heed(() -> {
            Map<String, String> annotations = marks.get();
            sayings.say(
                    Saying.shared(service -> service.identity(identity -> annotations.forEach(identity::annotation))));
        });
    }

    @Override
    public void annotations(Map<?, ?> annotations) {
        annotate(() -> Pairings.of("annotations", annotations));
    }

    @Override
    public void annotations(@Nullable Object... annotations) {
        annotate(() -> Pairings.of("annotations", annotations));
    }
}
