package orchsh.dsl.build;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.LifeWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.CommandLine;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.Healthchecks;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Ending;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Hook;
import orchsh.engine.model.Hooks;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Logging;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Wait;
import org.jspecify.annotations.Nullable;

/** Keeps how a service is kept alive and how it ends. */
final class LifePart implements LifeWords {
    private final Sayings sayings;
    private Healthcheck check = Healthcheck.SILENT;
    private Ending ending = Ending.USUAL;
    private final List<Preparation> beforeStart = new ArrayList<>();
    private final List<Hook> afterStart = new ArrayList<>();
    private final List<Hook> whenReady = new ArrayList<>();
    private final List<Hook> beforeStop = new ArrayList<>();

    LifePart(Sayings sayings) {
        this.sayings = sayings;
    }

    /** What is said adds to what a service has from before. */
    void goOnFrom(Service service) {
        check = service.healthcheck().orElse(check);
        ending = service.ending();
        beforeStart.addAll(service.hooks().beforeStart());
        afterStart.addAll(service.hooks().afterStart());
        whenReady.addAll(service.hooks().whenReady());
        beforeStop.addAll(service.hooks().beforeStop());
    }

    @Override
    public void healthcheck(@Nullable Object... test) {
        sayings.heed(() -> check(Healthchecks.of(test)));
    }

    @Override
    public void healthcheck(Map<String, ?> options, @Nullable Object... test) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "healthcheck", options);
            if (details.has("test") || details.has("disable")) {
                throw new WordException(
                        "`healthcheck` is given a command and `test:` or `disable:`", "say it in one way");
            }
            check(Healthchecks.of(details).or(Healthchecks.of(test)));
        });
    }

    @Override
    public void healthcheck(Map<String, ?> options) {
        sayings.heed(() -> check(Healthchecks.of(Details.of(ServiceLanguage.class, "healthcheck", options))));
    }

    /** What is not said again stays, unless there is to be no check at all. */
    private void check(Healthcheck said) {
        check = said.isNone() ? said : said.or(check);
        Healthcheck now = check;
        sayings.note("wait", Wait.Healthy.asCheckedBy(now).describe());
        sayings.say(Saying.own(service -> service.healthcheck(now)));
    }

    @Override
    public void restart(@Nullable Object policy) {
        sayings.heed(() -> {
            RestartPolicy read = Boolean.FALSE.equals(policy)
                    ? RestartPolicy.NO
                    : RestartPolicy.parse(Values.text("restart", policy));
            sayings.note("restart", read.toString());
            sayings.say(Saying.own(service -> service.restart(read)).about("restart"));
        });
    }

    @Override
    public void stopSignal(@Nullable Object signal) {
        sayings.heed(() -> end(new Ending(Optional.of(Values.text("stopSignal", signal)), ending.grace())));
    }

    @Override
    public void stopTimeout(@Nullable Object time) {
        sayings.heed(() -> {
            Duration grace = Durations.of("stopTimeout", time);
            end(new Ending(ending.signal(), Optional.of(grace)));
        });
    }

    private void end(Ending said) {
        ending = said;
        sayings.say(Saying.own(service -> service.ending(said)));
    }

    @Override
    public void beforeStart(@Nullable Object... command) {
        beforeStart(Map.of(), command);
    }

    @Override
    public void beforeStart(Map<String, ?> options, @Nullable Object... command) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "beforeStart", options);
            beforeStart.add(new Preparation(
                    hook("beforeStart", details, command),
                    details.text("image").map(ImageReference::parse),
                    details.flag("each").orElse(false)));
            sayHooks();
        });
    }

    @Override
    public void afterStart(@Nullable Object... command) {
        afterStart(Map.of(), command);
    }

    @Override
    public void afterStart(Map<String, ?> options, @Nullable Object... command) {
        run("afterStart", afterStart, options, command);
    }

    @Override
    public void onReady(@Nullable Object... command) {
        onReady(Map.of(), command);
    }

    @Override
    public void onReady(Map<String, ?> options, @Nullable Object... command) {
        sayings.note("onReady", "");
        run("onReady", whenReady, options, command);
    }

    @Override
    public void beforeStop(@Nullable Object... command) {
        beforeStop(Map.of(), command);
    }

    @Override
    public void beforeStop(Map<String, ?> options, @Nullable Object... command) {
        run("beforeStop", beforeStop, options, command);
    }

    private void run(String word, List<Hook> turn, Map<String, ?> options, @Nullable Object @Nullable [] command) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, word, options);
            turn.add(hook(word, details, command));
            sayHooks();
        });
    }

    private static Hook hook(String word, Details details, @Nullable Object @Nullable [] command) {
        return new Hook(
                CommandLine.of(word, command),
                details.text("user"),
                details.flag("privileged").orElse(false),
                details.text("workdir"),
                details.pairs("env"));
    }

    private void sayHooks() {
        Hooks hooks = new Hooks(beforeStart, afterStart, whenReady, beforeStop);
        sayings.say(Saying.own(service -> service.hooks(hooks)));
    }

    @Override
    public void logging(@Nullable Object driver) {
        logging(Map.of(), driver);
    }

    @Override
    public void logging(Map<String, ?> options, @Nullable Object driver) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "logging", options);
            if (details.has("driver")) {
                throw new WordException("`logging` is given a driver and `driver:`", "say one of the two");
            }
            log(new Logging(Optional.of(Values.text("logging", driver)), details.pairs("options")));
        });
    }

    @Override
    public void logging(Map<String, ?> options) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "logging", options);
            log(new Logging(details.text("driver"), details.pairs("options")));
        });
    }

    private void log(Logging manner) {
        sayings.say(Saying.shared(service -> service.logging(manner)));
    }
}
