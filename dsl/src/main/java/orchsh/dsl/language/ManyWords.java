package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say how many there are of it, and when. */
public interface ManyWords {

    /** Says how many containers it has; 0 is allowed. */
    @Word(value = "says how many containers it has", example = "replicas 3", compose = "scale")
    void replicas(@Takes(Integer.class) @Nullable Object number);

    /**
     * Makes it part of the stack only when one of these profiles is chosen, when it is asked for by name, or when a service
     * that is part of the stack needs it or links to it.
     */
    @Word(value = "makes it part of the stack only for these profiles", example = "profiles 'dev', 'test'")
    void profiles(@Takes(List.class) @Nullable Object... names);

    /**
     * Takes what compose files say in {@code deploy}, as far as one engine can do it: {@code replicas}, {@code resources}
     * with {@code limits: [cpus:, memory:, pids:]} and {@code reservations: [memory:, devices:]}, {@code restartPolicy} with
     * {@code [condition:, maxAttempts:]}.
     *
     * <p>The command {@code deploy} heeds the rest. {@code update} says how containers are replaced, {@code rollback} how
     * the former ones come back; both take
     *
     * <ul>
     *   <li>{@code parallelism}: how many at a time, 0 for all; 1 unless said
     *   <li>{@code delay}: how long is waited between two batches
     *   <li>{@code order}: {@code 'stop-first'}, or {@code 'start-first'}: the new container is ready before the old one stops
     *   <li>{@code monitor}: how long a new container must stay well, 0 for not at all; 5 seconds unless said
     *   <li>{@code maxFailureRatio}: which part of the new containers may fail, from 0 to 1
     *   <li>{@code failureAction}: {@code 'pause'}, {@code 'continue'} or {@code 'rollback'} when more of them fail
     * </ul>
     *
     * <p>{@code placement: [constraints: ['node.platform.arch == arm64'], maxReplicasPerNode: 2]} must be true of the engine;
     * {@code preferences} and {@code endpointMode: 'vip'} are for a swarm, and the command refuses them.
     */
    @Word(
            value = "takes what compose files say in `deploy`",
            example = "deploy update: [parallelism: 2, order: 'start-first', failureAction: 'rollback']")
    void deploy(
            @NamedParam(value = "replicas", type = Integer.class)
                    @NamedParam(value = "resources", type = Map.class)
                    @NamedParam(value = "restartPolicy", type = Map.class)
                    @NamedParam(value = "mode", type = String.class)
                    @NamedParam(value = "endpointMode", type = String.class)
                    @NamedParam(value = "labels", type = Object.class)
                    @NamedParam(value = "placement", type = Map.class)
                    @NamedParam(value = "update", type = Map.class)
                    @NamedParam(value = "rollback", type = Map.class)
                    Map<String, ?> options);

    /**
     * Says what happens when files beside the script change, while somebody watches.
     *
     * <ul>
     *   <li>{@code action}: {@code 'sync'} copies them to {@code target}, {@code 'rebuild'} builds the image anew,
     *       {@code 'restart'} starts the container again, {@code 'sync+restart'} both, {@code 'sync+exec'} copies and runs
     *       {@code exec} in the container
     *   <li>{@code target}: the path inside
     *   <li>{@code ignore}, {@code include}: patterns for the files that do not count, and for those that do
     *   <li>{@code initialSync}: whether all files are copied at the beginning
     * </ul>
     */
    @Word(
            value = "says what happens when files change",
            example = "watch './src', action: 'sync', target: '/app/src'",
            compose = "develop")
    void watch(
            @NamedParam(value = "action", type = String.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "ignore", type = List.class)
                    @NamedParam(value = "include", type = List.class)
                    @NamedParam(value = "initialSync", type = Boolean.class)
                    @NamedParam(value = "exec", type = List.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object path);
}
