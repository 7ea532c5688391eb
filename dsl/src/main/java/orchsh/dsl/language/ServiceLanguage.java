package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a {@code service} block. A word that takes several values takes them one by one or as a list, and may be
 * written several times; where it has a plural, both mean the same.
 */
public interface ServiceLanguage extends TestLanguage {

    /** The service's name, for use further down in the script. */
    String getName();

    /** The image given so far, or an empty text. */
    String getImage();

    /** The variables set so far. {@code env.A = 1} and {@code env << [A: 1]} add to them. */
    Map<String, Object> getEnv();

    /** Names the image to run, or, beside {@code build}, the name that the built image gets. */
    @Word(value = "names the image to run", example = "image 'postgres:16'")
    void image(@Nullable Object reference);

    /** As {@link #image(Object)}: {@code image = 'postgres:16'}. */
    void setImage(@Nullable Object reference);

    /** Builds the image from a folder with a Dockerfile; a relative folder is one beside the script. */
    @Word(value = "builds the image from a folder with a Dockerfile", example = "build './api'")
    void build(@Nullable Object folder);

    /**
     * Builds the image, told in detail.
     *
     * <p>{@code context} is the folder sent to the builder (default: the script's own), {@code dockerfile} a file in it
     * or, when it has several lines, the text of one; {@code args} are values for its {@code ARG}s, {@code target} the
     * stage to stop at, {@code tags} further names for the image, {@code network} the network its {@code RUN} lines use.
     */
    void build(
            @NamedParam(value = "context", type = String.class)
                    @NamedParam(value = "dockerfile", type = String.class)
                    @NamedParam(value = "args", type = Map.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "tags", type = List.class)
                    @NamedParam(value = "network", type = String.class)
                    Map<String, ?> options);

    /** A folder and the other options of {@link #build(Map)}. */
    void build(
            @NamedParam(value = "dockerfile", type = String.class)
                    @NamedParam(value = "args", type = Map.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "tags", type = List.class)
                    @NamedParam(value = "network", type = String.class)
                    Map<String, ?> options,
            @Nullable Object folder);

    /**
     * Runs this instead of the image's own command. One text is split at its blanks as a shell does, quotes and
     * backslashes heeded; several texts are the words as they are.
     */
    @Word(value = "runs this instead of the image's own command", example = "command 'sh', '-c', 'sleep 60'")
    void command(@Nullable Object... words);

    /** Sets environment variables. Numbers and {@code true}/{@code false} become text. */
    @Word(value = "sets environment variables", example = "env POSTGRES_USER: 'admin', POSTGRES_DB: 'shop'")
    void env(Map<?, ?> variables);

    /** Sets environment variables written as {@code 'NAME=value'}. */
    void env(@Nullable Object... assignments);

    /**
     * Publishes ports on the engine's host, in Docker's notation {@code '[[address:]host:]container[/protocol]'}. A bare
     * number is the port of the container, on a port of the host that the engine chooses.
     */
    @Word(value = "publishes ports on the engine's host", example = "port '8080:80'")
    void port(@Nullable Object... ports);

    /** Publishes pairs: {@code ports 8080: 80, 8443: 443}. */
    void port(Map<?, ?> ports);

    /** The same as {@link #port(Object...)}. */
    @Word(value = "publishes ports on the engine's host", example = "ports '8080:80', 443")
    void ports(@Nullable Object... ports);

    /** The same as {@link #port(Map)}. */
    void ports(Map<?, ?> ports);

    /**
     * Shows something inside the container: {@code 'name:/path'} a volume of the stack, {@code './folder:/path'} a
     * folder beside the script, {@code '/folder:/path'} or {@code '~/folder:/path'} one of the host, {@code '/path'}
     * alone a new volume without a name. {@code ':ro'} at the end forbids writing.
     */
    @Word(value = "shows a volume or folder inside the container", example = "volume 'pgdata:/var/lib/postgresql/data'")
    void volume(@Nullable Object... mounts);

    /** Shows pairs: {@code volume pgdata: '/var/lib/postgresql/data'}. */
    void volume(Map<?, ?> mounts);

    /** The same as {@link #volume(Object...)}. */
    @Word(value = "shows volumes or folders inside the container", example = "volumes './html:/srv:ro', 'data:/data'")
    void volumes(@Nullable Object... mounts);

    /** The same as {@link #volume(Map)}. */
    void volumes(Map<?, ?> mounts);

    /** Joins networks of the stack; a service that joins none is in its default network. */
    @Word(value = "joins a network of the stack", example = "network 'back', alias: 'database'")
    void network(@Nullable Object... names);

    /** As {@link #network(Object...)}, under further names. */
    void network(@NamedParam(value = "alias", type = List.class) Map<String, ?> options, @Nullable Object name);

    /** The same as {@link #network(Object...)}. */
    @Word(value = "joins networks of the stack", example = "networks 'default', 'back'")
    void networks(@Nullable Object... names);

    /** The same as {@link #network(Map, Object)}. */
    void networks(@NamedParam(value = "alias", type = List.class) Map<String, ?> options, @Nullable Object name);

    /**
     * Makes other services known here, waits for them, and sets the variables that {@code docker run --link} sets.
     */
    @Word(value = "makes another service known here and waits for it", example = "link db: 'database'")
    void link(@Nullable Object... services);

    /**
     * Links services under names of one's own, {@code link db: 'database'}. {@code env: false} leaves the variables out.
     */
    void link(Map<?, ?> aliases);

    /** As {@link #link(Object...)} and {@link #link(Map)}, together. */
    void link(Map<?, ?> aliases, @Nullable Object... services);

    /** The same as {@link #link(Object...)}. */
    @Word(value = "makes other services known here and waits for them", example = "links 'db', 'cache'")
    void links(@Nullable Object... services);

    /** The same as {@link #link(Map)}. */
    void links(Map<?, ?> aliases);

    /** The same as {@link #link(Map, Object...)}. */
    void links(Map<?, ?> aliases, @Nullable Object... services);

    /** Starts this service when the named ones are ready. */
    @Word(value = "starts this service when others are ready", example = "needs 'db', 'cache'")
    void needs(@Nullable Object... services);

    /** Starts this service when the named ones have come as far as said: started, ready or completed. */
    void needs(Map<?, ?> conditions);

    /** As {@link #needs(Object...)} and {@link #needs(Map)}, together. */
    void needs(Map<?, ?> conditions, @Nullable Object... services);

    /** Of a job: it runs again only when it has changed, be it its image, its command or a secret. */
    @Word(value = "runs a job again only when it has changed", example = "once true")
    void once(@Nullable Object wanted);

    /**
     * Says when the service is ready; several lines must all hold. One line has one kind of wait:
     *
     * <ul>
     *   <li>{@code tcp}: the port accepts connections inside the container's own network
     *   <li>{@code http}: a GET of the path answers with the {@code status} (default: 200 to 399), on {@code port}, with
     *       {@code body} in it, asked with {@code headers}
     *   <li>{@code log}: the pattern or text was seen, {@code times} times, since this start of the container
     *   <li>{@code exec}: the command exits with 0 inside the container
     *   <li>{@code healthy: true}: the engine says that the container is healthy
     *   <li>{@code exit}: the container ended with that code
     *   <li>{@code file}: the path exists inside the container
     *   <li>{@code any}: one of several holds, {@code any: [[tcp: 80], [log: 'ready']]}
     * </ul>
     *
     * <p>{@code timeout} is how long to wait at most (default 60 seconds), {@code stable} how long it must hold,
     * {@code fail} a pattern in the log that means it never will, {@code every} the time between two looks (default: quick
     * at first, slower later). A service without any wait waits for {@code healthy} if its image has a healthcheck.
     */
    @Word(value = "says when the service is ready", example = "wait tcp: 5432, timeout: 30.s")
    void wait(
            @NamedParam(value = "tcp", type = Integer.class)
                    @NamedParam(value = "http", type = String.class)
                    @NamedParam(value = "log", type = String.class)
                    @NamedParam(value = "exec", type = String.class)
                    @NamedParam(value = "healthy", type = Boolean.class)
                    @NamedParam(value = "exit", type = Integer.class)
                    @NamedParam(value = "file", type = String.class)
                    @NamedParam(value = "any", type = List.class)
                    @NamedParam(value = "port", type = Integer.class)
                    @NamedParam(value = "status", type = Object.class)
                    @NamedParam(value = "body", type = String.class)
                    @NamedParam(value = "headers", type = Map.class)
                    @NamedParam(value = "times", type = Integer.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "stable", type = Duration.class)
                    @NamedParam(value = "fail", type = String.class)
                    @NamedParam(value = "every", type = Duration.class)
                    Map<String, ?> condition);
}
