package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say how it is kept alive and how it ends. */
public interface LifeWords {

    /**
     * Lets the engine look after the container with a command: healthy while it exits with 0. One text is a line for the
     * shell, several texts are the words of a command. {@code healthcheck false} takes the image's own check away.
     */
    @Word(
            value = "lets the engine see whether the container is well",
            example = "healthcheck 'pg_isready -U admin', interval: 5.s, retries: 3")
    void healthcheck(@Nullable Object... test);

    /**
     * As {@link #healthcheck(Object...)}. {@code interval} is the time between two checks, {@code timeout} how long one may
     * take, {@code retries} how many failures in a row make it unhealthy, {@code startPeriod} how long failures do not
     * count, {@code startInterval} the time between two checks in that period. What is not said is as the image has it.
     */
    void healthcheck(
            @NamedParam(value = "interval", type = Duration.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "retries", type = Integer.class)
                    @NamedParam(value = "startPeriod", type = Duration.class)
                    @NamedParam(value = "startInterval", type = Duration.class)
                    Map<String, ?> options,
            @Nullable Object... test);

    /** As {@link #healthcheck(Map, Object...)}, with the command as {@code test}; {@code disable: true} is no check. */
    void healthcheck(
            @NamedParam(value = "test", type = List.class)
                    @NamedParam(value = "interval", type = Duration.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "retries", type = Integer.class)
                    @NamedParam(value = "startPeriod", type = Duration.class)
                    @NamedParam(value = "startInterval", type = Duration.class)
                    @NamedParam(value = "disable", type = Boolean.class)
                    Map<String, ?> options);

    /**
     * Says whether the engine starts a container again that has ended: {@code 'no'} (the default), {@code 'always'},
     * {@code 'unless-stopped'}, {@code 'on-failure'} or {@code 'on-failure:3'}.
     */
    @Word(value = "lets the engine start it again when it has ended", example = "restart 'on-failure:3'")
    void restart(@Nullable Object policy);

    /** Asks the container to end with this signal, instead of the image's own. */
    @Word(value = "asks the container to end with this signal", example = "stopSignal 'SIGQUIT'")
    void stopSignal(@Takes(String.class) @Nullable Object signal);

    /** Says how long the container has to end before it is killed (default: ten seconds). */
    @Word(value = "says how long the container has to end", example = "stopTimeout 30.s", compose = "stop_grace_period")
    void stopTimeout(@Takes(Duration.class) @Nullable Object time);

    /**
     * Runs a command to its end before the container is started for the first time, in a container of its own with the same
     * image, networks and volumes, and once for all containers of the service.
     */
    @Word(
            value = "runs a command in a container of its own before the start",
            example = "beforeStart 'rake db:migrate'",
            compose = "pre_start")
    void beforeStart(@Takes(List.class) @Nullable Object... command);

    /**
     * As {@link #beforeStart(Object...)}, in a container of another {@code image}, or once for {@code each} container of the
     * service; the other options are those of {@link #afterStart(Map, Object...)}.
     */
    void beforeStart(
            @NamedParam(value = "image", type = String.class)
                    @NamedParam(value = "each", type = Boolean.class)
                    @NamedParam(value = "user", type = String.class)
                    @NamedParam(value = "privileged", type = Boolean.class)
                    @NamedParam(value = "workdir", type = String.class)
                    @NamedParam(value = "env", type = Map.class)
                    Map<String, ?> options,
            @Takes(List.class) @Nullable Object... command);

    /** Runs a command in the container once it has been started, before it counts as started. */
    @Word(
            value = "runs a command in the container after its start",
            example = "afterStart 'sh', '-c', 'date > /started'",
            compose = "post_start")
    void afterStart(@Takes(List.class) @Nullable Object... command);

    /**
     * As {@link #afterStart(Object...)}, run as another {@code user}, {@code privileged}, in the folder {@code workdir} or
     * with further variables {@code env}.
     */
    void afterStart(
            @NamedParam(value = "user", type = String.class)
                    @NamedParam(value = "privileged", type = Boolean.class)
                    @NamedParam(value = "workdir", type = String.class)
                    @NamedParam(value = "env", type = Map.class)
                    Map<String, ?> options,
            @Takes(List.class) @Nullable Object... command);

    /** Runs a command in the container once all its waits hold, before it counts as ready. */
    @Word(value = "runs a command in the container when it is ready", example = "onReady 'psql -f /seed.sql'")
    void onReady(@Takes(List.class) @Nullable Object... command);

    /** As {@link #onReady(Object...)}, with the options of {@link #afterStart(Map, Object...)}. */
    void onReady(
            @NamedParam(value = "user", type = String.class)
                    @NamedParam(value = "privileged", type = Boolean.class)
                    @NamedParam(value = "workdir", type = String.class)
                    @NamedParam(value = "env", type = Map.class)
                    Map<String, ?> options,
            @Takes(List.class) @Nullable Object... command);

    /** Runs a command in the container before it is asked to end. */
    @Word(
            value = "runs a command in the container before it ends",
            example = "beforeStop 'nginx -s quit'",
            compose = "pre_stop")
    void beforeStop(@Takes(List.class) @Nullable Object... command);

    /** As {@link #beforeStop(Object...)}, with the options of {@link #afterStart(Map, Object...)}. */
    void beforeStop(
            @NamedParam(value = "user", type = String.class)
                    @NamedParam(value = "privileged", type = Boolean.class)
                    @NamedParam(value = "workdir", type = String.class)
                    @NamedParam(value = "env", type = Map.class)
                    Map<String, ?> options,
            @Takes(List.class) @Nullable Object... command);

    /** Sends the container's output elsewhere than the engine usually does: the name of a log driver. */
    @Word(
            value = "sends the container's output elsewhere",
            example = "logging 'json-file', options: ['max-size': '10m']")
    void logging(@Takes(String.class) @Nullable Object driver);

    /** As {@link #logging(Object)}, with {@code options} for the driver. */
    void logging(
            @NamedParam(value = "options", type = Map.class) Map<String, ?> options,
            @Takes(String.class) @Nullable Object driver);

    /** As {@link #logging(Map, Object)}, with the driver as {@code driver}, or the engine's usual one. */
    void logging(
            @NamedParam(value = "driver", type = String.class) @NamedParam(value = "options", type = Map.class)
                    Map<String, ?> options);
}
