package orchsh.dsl.build;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.ManyWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.CommandLine;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Watch;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Keeps how many there are of a service, and when. */
final class ManyPart implements ManyWords {
    private final Sayings sayings;
    private final Set<String> profiles = new LinkedHashSet<>();

    ManyPart(Sayings sayings) {
        this.sayings = sayings;
    }

    Set<String> profiles() {
        return profiles;
    }

    @Override
    public void replicas(@Nullable Object number) {
        sayings.heed(() -> multiply(Values.integer("replicas", number)));
    }

    private void multiply(int number) {
        sayings.note("replicas", String.valueOf(number));
        sayings.say(Saying.own(service -> service.replicas(number)).about("replicas"));
    }

    @Override
    public void profiles(@Nullable Object... names) {
        sayings.heed(() -> Values.texts("profiles", names).forEach(name -> profiles.add(ProfileChoice.checked(name))));
    }

    @Override
    public void deploy(Map<String, ?> options) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "deploy", options);
            Deployment deployment = Deployment.of(details);
            RolloutPart rollout = RolloutPart.of(sayings.service(), details);
            deployment.replicas().ifPresent(this::multiply);
            deployment.sayings().forEach(sayings::say);
            rollout.places().forEach(sayings::note);
            rollout.sayings().forEach(sayings::say);
        });
    }

    @Override
    public void watch(Map<String, ?> options, @Nullable Object path) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "watch", options);
            Watch.Action action = action(details.text("action")
                    .orElseThrow(
                            () -> new WordException("`watch` is not told what to do", "for example action: 'sync'")));
            Watch watch = new Watch(
                    sayings.resolve(Values.text("watch", path)),
                    action,
                    details.text("target"),
                    details.texts("ignore"),
                    details.texts("include"),
                    details.flag("initialSync").orElse(false),
                    details.has("exec")
                            ? CommandLine.of("exec", new @Nullable Object[] {details.value("exec")})
                            : List.of());
            sayings.note("watch", action.word());
            sayings.say(Saying.own(service -> service.watch(watch)));
        });
    }

    private static Watch.Action action(String word) {
        for (Watch.Action action : Watch.Action.values()) {
            if (action.word().equals(word)) {
                return action;
            }
        }
        List<String> known =
                List.of(Watch.Action.values()).stream().map(Watch.Action::word).toList();
        Optional<String> near = NearMiss.of(word, known);
        throw new WordException(
                "`action` cannot be `" + word + "`",
                near.map(meant -> "did you mean `" + meant + "`?").orElse("use one of " + String.join(", ", known)));
    }
}
