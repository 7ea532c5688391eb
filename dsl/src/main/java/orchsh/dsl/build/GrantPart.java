package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.dsl.language.GrantWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.SecretValue;
import orchsh.dsl.value.Values;
import orchsh.engine.model.FileGrant;
import org.jspecify.annotations.Nullable;

/** Keeps which secrets and configs a service has, as files or as values of variables. */
final class GrantPart implements GrantWords {
    private final Sayings sayings;

    GrantPart(Sayings sayings) {
        this.sayings = sayings;
    }

    /** What comes back is the value of a variable if it is used as one; then there is no file. */
    @Override
    public Object secret(@Nullable Object... names) {
        List<SecretValue> values = new ArrayList<>();
        sayings.heed(() -> {
            for (String name : Values.texts("secret", names)) {
                Saying grant = secret(FileGrant.secret(name));
                values.add(new SecretValue(name, () -> sayings.withdraw(grant)));
            }
        });
        return values.size() == 1 ? values.get(0) : values;
    }

    @Override
    public void secret(Map<String, ?> options, @Nullable Object name) {
        sayings.heed(() -> secret(grant(FileGrant.secret(Values.text("secret", name)), "secret", options)));
    }

    private Saying secret(FileGrant grant) {
        sayings.note("secret", grant.name());
        Saying saying = Saying.shared(service -> service.secret(grant))
                .about("path " + grant.target(), service -> service.withoutPath(grant.target()));
        sayings.say(saying);
        return saying;
    }

    @Override
    public void config(@Nullable Object... names) {
        sayings.heed(() -> Values.texts("config", names).forEach(name -> config(FileGrant.config(name))));
    }

    @Override
    public void config(Map<String, ?> options, @Nullable Object name) {
        sayings.heed(() -> config(grant(FileGrant.config(Values.text("config", name)), "config", options)));
    }

    private void config(FileGrant grant) {
        sayings.note("config", grant.name());
        sayings.say(Saying.shared(service -> service.config(grant))
                .about("path " + grant.target(), service -> service.withoutPath(grant.target())));
    }

    /** A target that is no path is a name where such files usually are. */
    private static FileGrant grant(FileGrant usual, String word, Map<String, ?> options) {
        Details details = Details.of(ServiceLanguage.class, word, options);
        String folder = usual.target().substring(0, usual.target().lastIndexOf('/') + 1);
        String target = details.text("target")
                .map(text -> text.startsWith("/") ? text : folder + text)
                .orElse(usual.target());
        return new FileGrant(
                usual.name(),
                target,
                details.integer("uid").orElse(usual.uid()),
                details.integer("gid").orElse(usual.gid()),
                details.mode("mode"));
    }
}
