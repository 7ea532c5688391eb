package orchsh.dsl.build;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orchsh.dsl.language.IdentityWords;
import orchsh.dsl.value.Pairings;
import orchsh.dsl.value.Values;
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

    private void name(String word, @Nullable Object given, BiConsumer<Identity.Builder, String> how) {
        sayings.heed(() -> {
            String name = Values.text(word, given);
            sayings.note(word, name);
            sayings.say(Saying.own(service -> service.identity(identity -> how.accept(identity, name))));
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

    private void mark(Supplier<Map<String, String>> marks, BiConsumer<Identity.Builder, Map<String, String>> how) {
        sayings.heed(() -> {
            Map<String, String> read = marks.get();
            sayings.say(Saying.shared(service -> service.identity(identity -> how.accept(identity, read))));
        });
    }

    @Override
    public void label(Map<?, ?> labels) {
        mark(() -> Pairings.of("label", labels), Identity.Builder::labels);
    }

    @Override
    public void label(@Nullable Object... labels) {
        mark(() -> Pairings.of("label", labels), Identity.Builder::labels);
    }

    @Override
    public void labelFile(@Nullable Object... files) {
        mark(() -> EnvFile.readAll("labelFile", Values.texts("labelFile", files), sayings), Identity.Builder::labels);
    }

    @Override
    public void annotations(Map<?, ?> annotations) {
        mark(() -> Pairings.of("annotations", annotations), IdentityPart::annotate);
    }

    @Override
    public void annotations(@Nullable Object... annotations) {
        mark(() -> Pairings.of("annotations", annotations), IdentityPart::annotate);
    }

    private static void annotate(Identity.Builder identity, Map<String, String> annotations) {
        annotations.forEach(identity::annotation);
    }
}
