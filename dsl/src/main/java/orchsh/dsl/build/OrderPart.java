package orchsh.dsl.build;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.language.OrderWords;
import orchsh.engine.model.Job;
import orchsh.engine.model.Need;
import orchsh.engine.model.Need.Condition;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Keeps what a service comes after. */
final class OrderPart implements OrderWords {
    private final Sayings sayings;
    private boolean isJob;

    OrderPart(Sayings sayings) {
        this.sayings = sayings;
    }

    /** It runs to its end. */
    void makeJob() {
        isJob = true;
        sayings.say(Saying.own(service -> service.job(new Job(false))));
    }

    @Override
    public void needs(@Nullable Object... services) {
        sayings.heed(() -> {
            for (Object service : Values.each(services)) {
                if (service instanceof Map<?, ?> conditions) {
                    needs(conditions);
                } else {
                    need(Need.ready(Values.service("needs", service)));
                }
            }
        });
    }

    @Override
    public void needs(Map<?, ?> conditions) {
        conditions.forEach((service, condition) -> sayings.heed(() -> need(new Need(
                Values.service("needs", service), condition(Values.text(String.valueOf(service), condition))))));
    }

    @Override
    public void needs(Map<?, ?> conditions, @Nullable Object... services) {
        needs(services);
        needs(conditions);
    }

    private void need(Need need) {
        sayings.note("needs", need.service());
        sayings.say(Saying.own(service -> service.need(need))
                .about("need " + need.service())
                .reaching(List.of(need.service())));
    }

    private static Condition condition(String word) {
        for (Condition condition : Condition.values()) {
            if (condition.word().equals(word.toLowerCase(Locale.ROOT))) {
                return condition;
            }
        }
        throw new WordException(
                "`" + word + "` is no state of a service",
                NearMiss.of(word, Set.of("started", "ready", "completed"))
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("use 'started', 'ready' or 'completed'"));
    }

    @Override
    public void once(@Nullable Object wanted) {
        sayings.heed(() -> {
            if (!isJob) {
                throw new WordException(
                        "`once` is for jobs, and `" + sayings.service() + "` is a service", "declare it with `job`");
            }
            if (!(wanted instanceof Boolean isWanted)) {
                throw new WordException("`once` is true or false");
            }
            sayings.say(Saying.own(service -> service.job(new Job(isWanted))));
        });
    }
}
