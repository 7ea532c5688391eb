package orchsh.dsl.build;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import orchsh.dsl.language.OrderWords;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Job;
import orchsh.engine.model.Need;
import orchsh.engine.model.Need.Condition;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Keeps what a service comes after. */
final class OrderPart implements OrderWords {
    private final Sayings sayings;
    private final Consumer<String> liking;
    private boolean isJob;

    /** @param liking takes over from a service of that name */
    OrderPart(Sayings sayings, Consumer<String> liking) {
        this.sayings = sayings;
        this.liking = liking;
    }

    boolean isJob() {
        return isJob;
    }

    /** It runs to its end. */
    void makeJob() {
        beJob();
        sayings.say(Saying.own(service -> service.job(new Job(false))));
    }

    /** It is one already. */
    void beJob() {
        isJob = true;
    }

    @Override
    public void like(@Nullable Object service) {
        sayings.heed(() -> liking.accept(Values.service("like", service)));
    }

    @Override
    public void needs(@Nullable Object... services) {
        needs(Map.of(), services);
    }

    @Override
    public void needs(Map<?, ?> conditions) {
        sayings.heed(() -> {
            Manner manner = Manner.of(conditions);
            conditions.forEach((service, condition) -> {
                if (!Manner.isOption(service, condition)) {
                    need(service, condition(Values.text(String.valueOf(service), condition)), manner);
                }
            });
        });
    }

    @Override
    public void needs(Map<?, ?> conditions, @Nullable Object... services) {
        sayings.heed(() -> {
            Manner manner = Manner.of(conditions);
            for (Object service : Values.each(services)) {
                if (service instanceof Map<?, ?> more) {
                    needs(more);
                } else {
                    need(service, Condition.READY, manner);
                }
            }
        });
        needs(conditions);
    }

    /** What is said about all services of one line. */
    private record Manner(boolean restart, boolean required) {
        private static final Set<String> OPTIONS = Set.of("restart", "required");

        static Manner of(Map<?, ?> conditions) {
            boolean restart = false;
            boolean required = true;
            for (Map.Entry<?, ?> entry : conditions.entrySet()) {
                if (isOption(entry.getKey(), entry.getValue())) {
                    boolean wanted = Values.flag(String.valueOf(entry.getKey()), entry.getValue());
                    restart = "restart".equals(String.valueOf(entry.getKey())) ? wanted : restart;
                    required = "required".equals(String.valueOf(entry.getKey())) ? wanted : required;
                }
            }
            return new Manner(restart, required);
        }

        /** A service of that name has a state as its value. */
        static boolean isOption(@Nullable Object key, @Nullable Object value) {
            return OPTIONS.contains(String.valueOf(key)) && value instanceof Boolean;
        }
    }

    private void need(@Nullable Object named, Condition condition, Manner manner) {
        Need need = new Need(Values.service("needs", named), condition, manner.restart);
        sayings.note("needs", need.service());
        if (manner.required) {
            sayings.say(Saying.own(service -> service.need(need))
                    .about("need " + need.service(), service -> service.withoutNeed(need.service()))
                    .reaching(List.of(need.service())));
        } else {
            sayings.say(Saying.own(service -> {
                        if (sayings.declared().has(need.service())) {
                            service.need(need);
                        }
                    })
                    .about("need " + need.service(), service -> service.withoutNeed(need.service())));
        }
    }

    private static Condition condition(String word) {
        for (Condition condition : Condition.values()) {
            if (condition.word().equals(word.toLowerCase(Locale.ROOT))) {
                return condition;
            }
        }
        throw new WordException(
                "`" + word + "` is no state of a service",
                NearMiss.hint(word, Set.of("started", "ready", "completed"))
                        .orElse("use 'started', 'ready' or 'completed'"));
    }

    @Override
    public void once(@Nullable Object wanted) {
        sayings.heed(() -> {
            if (!isJob) {
                throw new WordException(
                        "`once` is for jobs, and `" + sayings.service() + "` is a service", "declare it with `job`");
            }
            boolean flag = Values.flag("once", wanted);
            sayings.say(Saying.own(service -> service.job(new Job(flag))));
        });
    }
}
