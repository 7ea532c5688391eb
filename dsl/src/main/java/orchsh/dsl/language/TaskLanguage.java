package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a {@code task} and of a {@code check}: code that runs on this machine, later, when somebody asks for it, on
 * the stack as it is then. Every service of the stack is known by its name, and answers questions; one with a dash in its
 * name is {@code services['my-db']}. A variable of the script that has the same name is still the variable.
 *
 * <p>Where services are listed, names and services do alike, and none means all. A word that fails ends the task, which
 * says why at the line where it stands.
 */
public interface TaskLanguage {

    /** What was typed after the task's name, or handed over by the task that runs this one. */
    List<String> getArgs();

    /** All services, in the order of the script; {@code services['my-db']} is one of them. */
    List<LiveService> getServices();

    /** Brings up the whole stack, and returns when everything is ready. */
    @Word(value = "brings services up, and returns when they are ready", example = "up 'db', 'api'")
    void up();

    /** Brings up some services and what they need. */
    void up(@Nullable Object... services);

    /**
     * As {@link #up(Object...)}. {@code rebuild: true} builds all images anew, {@code build: false} builds none,
     * {@code recreate: true} makes all containers anew.
     */
    void up(
            @NamedParam(value = "rebuild", type = Boolean.class)
                    @NamedParam(value = "build", type = Boolean.class)
                    @NamedParam(value = "recreate", type = Boolean.class)
                    Map<String, ?> options,
            @Nullable Object... services);

    /** Removes the stack's containers and networks; volumes stay. */
    @Word(value = "removes the stack", example = "down volumes: true")
    void down();

    /** As {@link #down()}; {@code volumes: true} removes the volumes too, with all data in them. */
    void down(@NamedParam(value = "volumes", type = Boolean.class) Map<String, ?> options);

    /** Starts all containers that are there and do not run. */
    @Word(value = "starts containers that were stopped", example = "start 'db'")
    void start();

    /** Starts the containers of some services. */
    void start(@Nullable Object... services);

    /** Stops all containers, and keeps them. */
    @Word(value = "stops containers, and keeps them", example = "stop 'db'")
    void stop();

    /** Stops the containers of some services. */
    void stop(@Nullable Object... services);

    /** As {@link #stop(Object...)}; {@code grace} is the time that each has to end by itself. */
    void stop(@NamedParam(value = "grace", type = Duration.class) Map<String, ?> options, @Nullable Object... services);

    /** Stops all containers and starts them again. */
    @Word(value = "stops containers and starts them again", example = "restart 'api'")
    void restart();

    /** Restarts the containers of some services. */
    void restart(@Nullable Object... services);

    /** As {@link #restart(Object...)}; {@code grace} is the time that each has to end by itself. */
    void restart(
            @NamedParam(value = "grace", type = Duration.class) Map<String, ?> options, @Nullable Object... services);

    /** Builds the images of all services that are built, where files have changed; gives those that were, each with the reason. */
    @Word(value = "builds images", example = "build 'api'")
    Map<String, String> build();

    /** Builds the images of some services. */
    Map<String, String> build(@Nullable Object... services);

    /** As {@link #build(Object...)}; {@code rebuild: true} builds them even if nothing has changed. */
    Map<String, String> build(
            @NamedParam(value = "rebuild", type = Boolean.class) Map<String, ?> options, @Nullable Object... services);

    /** Fetches the images of all services that are not built. */
    @Word(value = "fetches images from their registry", example = "pull 'db'")
    void pull();

    /** Fetches the images of some services. */
    void pull(@Nullable Object... services);

    /** Removes the containers of some services, running or not; volumes with a name stay. */
    @Word(value = "removes containers of services, running or not", example = "remove 'api'")
    void remove(@Nullable Object... services);

    /**
     * As {@link #remove(Object...)}; {@code volumes: true} removes their volumes without a name, too.
     *
     * <p>{@code remove images: true}, without services, removes the images that were built for the stack, and no others;
     * with {@code volumes: true} all volumes of the stack too, with the data in them. What a container uses stays.
     */
    void remove(
            @NamedParam(value = "volumes", type = Boolean.class) @NamedParam(value = "images", type = Boolean.class)
                    Map<String, ?> options,
            @Nullable Object... services);

    /** What there is of the stack on the engine just now, by name: {@code remains.volumes}. */
    Remains getRemains();

    /** Says where the services of the stack are reached, as the command {@code up} does. */
    @Word(value = "says where services are reached", example = "up 'api'; reached()")
    void reached();

    /** Asks whoever runs the task a question that is answered with yes or no; where nobody can answer, the task ends. */
    @Word(value = "asks a question, and gives whether the answer is yes", example = "if (confirm('go on?')) down()")
    boolean confirm(@Nullable Object question);

    /** Ends the task, which has failed for this reason. */
    @Word(value = "ends the task, which has failed", example = "fail 'there is no data'")
    void fail(@Nullable Object reason);

    /**
     * Runs a command in a new container of a service, which is removed afterwards; without a command, the service's own.
     * What the service needs is brought up before. Otherwise as {@link #exec(Object, Object...)}.
     */
    @Word(
            value = "runs a command in a container of its own, which is removed afterwards",
            example = "run 'api', 'python manage.py resetdb'")
    CommandResult run(@Nullable Object service, @Nullable Object... command);

    /** As {@link #run(Object, Object...)}, with the options of {@link #exec(Map, Object, Object...)}. */
    CommandResult run(
            @NamedParam(value = "stdin", type = HostFile.class)
                    @NamedParam(value = "env", type = Map.class)
                    @NamedParam(value = "user", type = String.class)
                    @NamedParam(value = "workdir", type = String.class)
                    @NamedParam(value = "check", type = Boolean.class)
                    @NamedParam(value = "quiet", type = Boolean.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "output", type = HostFile.class)
                    Map<String, ?> options,
            @Nullable Object service,
            @Nullable Object... command);

    /**
     * Runs a command in a running container of a service. One text is split at its blanks as a shell does, quotes and
     * backslashes heeded, but no shell is run; several texts are the words as they are. What it prints is shown as it comes,
     * and is in the result. A code other than 0 ends the task.
     */
    @Word(
            value = "runs a command in a running container",
            example = "exec 'db', 'psql -U admin shop', stdin: file('startup/codes.sql')")
    CommandResult exec(@Nullable Object service, @Nullable Object... command);

    /**
     * As {@link #exec(Object, Object...)}.
     *
     * <p>{@code stdin} is what the command reads: a text, or a {@code file('…')}, which is passed on as it is read;
     * {@code output} is a file to which goes what it prints, for what is too big to be kept; {@code env} are variables for
     * it, {@code user} and {@code workdir} whom it runs as and where; {@code check: false} lets it end with any code,
     * {@code quiet: true} shows nothing of what it prints, {@code timeout} bounds its time, {@code replica} chooses among
     * several containers, the first by default.
     */
    CommandResult exec(
            @NamedParam(value = "stdin", type = HostFile.class)
                    @NamedParam(value = "env", type = Map.class)
                    @NamedParam(value = "user", type = String.class)
                    @NamedParam(value = "workdir", type = String.class)
                    @NamedParam(value = "check", type = Boolean.class)
                    @NamedParam(value = "quiet", type = Boolean.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "output", type = HostFile.class)
                    @NamedParam(value = "replica", type = Integer.class)
                    Map<String, ?> options,
            @Nullable Object service,
            @Nullable Object... command);

    /** Waits until services are ready, as their script says when they are; or lets a time such as {@code 2.s} pass. */
    @Word(value = "waits until services are ready, or for a time", example = "wait 'db', 'api'")
    void wait(@Nullable Object... what);

    /**
     * Waits for something said here: {@code wait 'db', log: ~/checkpoint/, timeout: 10.s}, in the words that {@code wait}
     * knows in the block of a service. With {@code timeout} alone it bounds the wait for services to be ready.
     *
     * <p>{@code wait db: [tcp: 5432], api: [http: '/health', port: 5000]} says it of several at once;
     * {@code wait db: 'ready'} means that it is as ready as its script asks.
     */
    void wait(Map<?, ?> conditions, @Nullable Object... services);

    /** What services have written, as one text, oldest line first; of several services each line says whose it is. */
    @Word(value = "gives what services have written", example = "assert logs('db').contains('ready')")
    String logs(@Nullable Object... services);

    /** As {@link #logs(Object...)}; {@code tail} is how many of the last lines, {@code since} how far back: {@code 5.min}. */
    String logs(
            @NamedParam(value = "tail", type = Integer.class) @NamedParam(value = "since", type = Duration.class)
                    Map<String, ?> options,
            @Nullable Object... services);

    /**
     * Copies a file or folder into a container or out of it, by the rules of {@code docker cp}: the one in a container is
     * written {@code 'service:/path'}, the other is a path beside the script.
     */
    @Word(value = "copies files into a container or out of it", example = "copy 'conf/app.ini', 'api:/etc/app.ini'")
    void copy(@Nullable Object from, @Nullable Object to);

    /**
     * Runs a command on this machine, in the script's folder: one text by {@code sh}, several texts as the words they are.
     * Otherwise as {@link #exec(Object, Object...)}.
     */
    @Word(value = "runs a command on this machine", example = "sh 'npm run build'")
    CommandResult sh(@Nullable Object... command);

    /** As {@link #sh(Object...)}, with the options of {@link #exec(Map, Object, Object...)} but for user and replica. */
    CommandResult sh(
            @NamedParam(value = "stdin", type = HostFile.class)
                    @NamedParam(value = "env", type = Map.class)
                    @NamedParam(value = "workdir", type = String.class)
                    @NamedParam(value = "check", type = Boolean.class)
                    @NamedParam(value = "quiet", type = Boolean.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "output", type = HostFile.class)
                    Map<String, ?> options,
            @Nullable Object... command);

    /** A file of this machine; a relative path begins beside the script. */
    @Word(value = "a file of this machine", example = "def codes = file('codes.json').text")
    HostFile file(@Nullable Object path);

    /**
     * Asks over HTTP: a service of the stack, whether its ports are published or not, or any {@code 'http://…'}. Any status
     * is an answer; that there is none ends the task. Of a service with several containers the first is asked;
     * {@code api.containers.each { assert http(it, '/health').ok }} asks each.
     */
    @Word(value = "asks a service or a URL over HTTP", example = "http(api, '/health').status == 200")
    HttpResult http(@Nullable Object... target);

    /**
     * As {@link #http(Object...)}. {@code port} is the service's own port, which can be left out where it has only one;
     * {@code replica} is the number of the container that is meant where there are several;
     * {@code method} is GET, or POST where there is something to send: {@code body} a text or {@code file('…')},
     * {@code json} a map or list, {@code form} the fields of a form; {@code user} and {@code password} say who asks;
     * {@code headers} are further ones, {@code timeout} bounds the answer (default: 10 seconds).
     */
    HttpResult http(
            @NamedParam(value = "port", type = Integer.class)
                    @NamedParam(value = "replica", type = Integer.class)
                    @NamedParam(value = "method", type = String.class)
                    @NamedParam(value = "user", type = String.class)
                    @NamedParam(value = "password", type = String.class)
                    @NamedParam(value = "headers", type = Map.class)
                    @NamedParam(value = "body", type = Object.class)
                    @NamedParam(value = "json", type = Object.class)
                    @NamedParam(value = "form", type = Map.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    Map<String, ?> options,
            @Nullable Object... target);

    /** Prints a line, as {@code println} does. */
    @Word(value = "prints a line", example = "say 'the data is loaded'")
    void say(@Nullable Object text);

    /**
     * Runs another task of the stack, with arguments if it takes any. A task whose name is a plain word can be called like
     * a function: {@code seed()}, {@code seed('small')}. So can the scripts of the standard library: {@code startStack()},
     * {@code startStack 'db'}, {@code teardownStack volumes: true, yes: true}; a task of the same name comes first.
     */
    @Word(value = "runs another task of the stack", example = "task 'load-data'")
    void task(@Nullable Object name, @Nullable Object... arguments);
}
