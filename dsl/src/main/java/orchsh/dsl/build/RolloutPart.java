package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Batches;
import orchsh.engine.model.Placement;
import orchsh.engine.model.Placement.Constraint;
import orchsh.engine.model.Rollout;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Subject;
import org.jspecify.annotations.Nullable;

/** Reads what {@code deploy} says about how containers are replaced, and where they may run. */
final class RolloutPart {
    private static final List<String> BATCHES =
            List.of("parallelism", "delay", "order", "monitor", "failureAction", "maxFailureRatio");

    private final String service;
    private final List<Saying> sayings = new ArrayList<>();
    private final List<Subject> places = new ArrayList<>();

    private RolloutPart(String service) {
        this.service = service;
    }

    static RolloutPart of(String service, Details details) {
        RolloutPart part = new RolloutPart(service);
        if (details.has("update")) {
            Batches update = part.batches("update", details.value("update"));
            part.say("update", rollout -> rollout.withUpdate(update));
        }
        if (details.has("rollback")) {
            Batches rollback = part.batches("rollback", details.value("rollback"));
            Rollout.USUAL.withRollback(rollback); // what cannot be is told here, where it stands
            part.say("rollback", rollout -> rollout.withRollback(rollback));
        }
        if (details.has("placement")) {
            Placement placement = part.placement(details.value("placement"));
            part.say("placement", rollout -> rollout.with(placement));
        }
        details.text("endpointMode").ifPresent(word -> {
            Rollout.Endpoint way = oneOf("endpointMode", word, Rollout.Endpoint.values(), Rollout.Endpoint::word);
            part.places.add(new Subject(service, "endpoint", ""));
            part.say("endpoint", rollout -> rollout.with(way));
        });
        return part;
    }

    private void say(String thing, UnaryOperator<Rollout> edit) {
        sayings.add(Saying.shared(builder -> builder.rollout(edit)).about("deploy " + thing));
    }

    List<Saying> sayings() {
        return sayings;
    }

    /** What may be complained about later. */
    List<Subject> places() {
        return places;
    }

    private Batches batches(String word, @Nullable Object given) {
        Details details = Details.within(word, given, BATCHES);
        places.add(new Subject(service, word, "order"));
        return Batches.USUAL.with(
                details.integer("parallelism"),
                details.duration("delay"),
                details.text("order").map(text -> oneOf("order", text, Batches.Order.values(), Batches.Order::word)),
                details.duration("monitor"),
                details.text("failureAction")
                        .map(text -> oneOf("failureAction", text, Batches.OnFailure.values(), Batches.OnFailure::word)),
                details.has("maxFailureRatio")
                        ? Optional.of(Values.decimal("maxFailureRatio", details.value("maxFailureRatio")))
                        : Optional.empty());
    }

    private Placement placement(@Nullable Object given) {
        Details details =
                Details.within("placement", given, List.of("constraints", "preferences", "maxReplicasPerNode"));
        List<Constraint> constraints =
                details.texts("constraints").stream().map(Constraint::parse).toList();
        List<String> preferences = details.texts("preferences");
        constraints.forEach(it -> places.add(new Subject(service, "constraint", it.toString())));
        preferences.forEach(it -> places.add(new Subject(service, "preference", it)));
        places.add(new Subject(service, "most per machine", ""));
        return new Placement(constraints, preferences, details.integer("maxReplicasPerNode"));
    }

    private static <E extends Enum<E>> E oneOf(String option, String text, E[] values, Function<E, String> word) {
        List<String> known = Arrays.stream(values).map(word).toList();
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new WordException(
                        "`" + option + "` cannot be `" + text + "`",
                        NearMiss.of(text.toLowerCase(Locale.ROOT), known)
                                .map(meant -> "did you mean `" + meant + "`?")
                                .orElse("use one of " + String.join(", ", known))));
    }
}
