package orchsh.dsl.language;

import org.jspecify.annotations.Nullable;

/** The words of compose files that one container engine on Linux cannot do. */
public interface ImpossibleWords {

    /** Engines on Windows keep containers apart in several ways, engines on Linux in one. */
    @Word(value = "is for engines on Windows", example = "isolation 'hyperv'")
    @Impossible(
            why = "engines on Linux keep containers apart in one way only",
            instead = "leave it out; `runtime` chooses another program that runs the container")
    default void isolation(@Nullable Object way) {}

    /** Credentials of Windows. */
    @Word(value = "is for engines on Windows", example = "credentialSpec 'file://spec.json'")
    @Impossible(why = "only Windows has such credentials", instead = "give the service a `secret`")
    default void credentialSpec(@Nullable Object spec) {}

    /** The number of processors on Windows. */
    @Word(value = "is for engines on Windows", example = "cpuCount 2")
    @Impossible(why = "only engines on Windows count processors so", instead = "write cpus 2")
    default void cpuCount(@Nullable Object number) {}

    /** The share of the processors on Windows. */
    @Word(value = "is for engines on Windows", example = "cpuPercent 50")
    @Impossible(why = "only engines on Windows share processors so", instead = "write cpus 0.5")
    default void cpuPercent(@Nullable Object percent) {}

    /** A program of somebody else's that runs the service. */
    @Word(value = "is for programs that run services elsewhere", example = "provider 'awesomecloud'")
    @Impossible(why = "a service here is a container", instead = "call the program in a `task`, with `sh`")
    default void provider(@Nullable Object program) {}

    /** Models of the Docker Model Runner. */
    @Word(value = "is for the Docker Model Runner", example = "models 'llm'")
    @Impossible(
            why = "a container engine runs no models",
            instead = "run the model in a service of its own and link to it")
    default void models(@Nullable Object... names) {}

    /** Whether {@code up} follows its log. */
    @Word(value = "is for each `up`", example = "attach false")
    @Impossible(
            why = "whose log is followed is chosen with each `up`",
            instead = "use `up --attach` or `logs --follow NAME`")
    default void attach(@Nullable Object wanted) {}

    /** Access to the engine from inside. */
    @Word(value = "gives a container the engine", example = "useApiSocket true")
    @Impossible(
            why = "where the engine's socket is differs from engine to engine",
            instead = "say it: volume '/var/run/docker.sock:/var/run/docker.sock'")
    default void useApiSocket(@Nullable Object wanted) {}
}
