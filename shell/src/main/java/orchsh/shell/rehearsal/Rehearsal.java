package orchsh.shell.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Colours;
import orchsh.shell.invocation.Appearance.Glyphs;
import orchsh.shell.invocation.Appearance.Kind;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.invocation.Streams;

/**
 * Runs the usual commands on an engine that is none and in a folder of its own, so that a Java that writes down what it has
 * loaded writes down all that a start needs. Neither the user's engine nor the user's files are touched.
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHELL_PATIENCE = Duration.ofSeconds(120);
    private static final Duration QUICK_PATIENCE = Duration.ofSeconds(120);

    /** What can be brought up on an engine that has nothing behind it. */
    private static final String STACK = """
            stack 'rehearsal'
            network 'back'
            volume 'data'
            def port = 8080
            ['db', 'cache'].each { name ->
                service name, { image "busybox:${'latest'}"; env A: 1, B: "x${port}"; network 'back'; wait healthy: true }
            }
            service 'web' < image 'busybox'; port "${port}:80"; volume 'data:/data'; network 'back'; needs 'db'; link cache: 'c' >
            """;

    /** What can be read without any engine. */
    private static final String READ = """
            stack 'read'
            param 'tag', default: 'latest', description: 'what to run'
            param 'workers', type: 'number', default: 1
            network 'back', internal: true
            volume 'data'
            deadline 5.min
            def port = 8080
            service 'db' {
                image "postgres:${params.tag}"
                env TZ: 'UTC'
                label team: 'us'
                restart 'always'
                network 'back'
                volume 'data:/data'
                wait tcp: 5432, timeout: 30.s
            }
            service 'api' {
                image 'api'
                command 'serve', '--port', port
                network 'back'
                link db: 'database'
                memory 64.mb
                cpus 0.5
                ports "${port}:80", 81
                healthcheck 'true', interval: 5.s
                if (params.workers > 1) {
                    replicas params.workers
                }
                wait http: '/', port: 80, timeout: 10.s
            }
            (1..2).each { number -> service "worker-$number" { like 'api'; command 'work', "$number" } }
            job 'load' { like 'api'; command 'true'; needs 'db' }
            task('seed', 'load what there is') { println exec('db', 'true').out.trim() }
            check('it answers', within: 10.s) { assert http('http://localhost/').status == 200 }
            """;

    /** What the small program is asked, line by line. */
    private static final String QUICK = """
            version --short
            help
            up --help
            inspect db
            inspect db.State
            version
            ps
            ps --json
            ps db
            ls
            stack.groovy port db
            images
            volumes
            top
            """;

    /** What is typed at the prompt, line by line. */
    public static final List<String> TYPED = List.of(
            "ps",
            "ps | where state == 'running' | count",
            "inspect db",
            "why db",
            "lo\t db",
            "ls",
            "port web",
            "db.state",
            "def twice = services*.name + ['x']",
            "help ps",
            "exit");

    private final Clock clock;
    private final Consumer<Invocation> commands;
    private final List<String> quick;

    /**
     * A play of both programs.
     *
     * @param commands runs one command
     * @param quick the words that start the small program, as far as its options; none if it has no part
     */
    public Rehearsal(Clock clock, Consumer<Invocation> commands, List<String> quick) {
        this.clock = clock;
        this.commands = commands;
        this.quick = List.copyOf(quick);
    }

    /** Plays it all once, in an empty folder. */
    public void play(Path folder) throws IOException {
        Files.writeString(folder.resolve("stack.groovy"), STACK);
        Files.writeString(folder.resolve("read.groovy"), READ);
        Path socket = folder.resolve("engine.sock");
        CardboardEngine engine = new CardboardEngine(socket);
        try (engine) {
            Surroundings stage = new Surroundings(
                    folder,
                    folder,
                    Map.of(
                            "DOCKER_HOST",
                            "unix://" + socket,
                            "XDG_CACHE_HOME",
                            folder.toString(),
                            "HOME",
                            folder.toString()),
                    clock);
            for (List<String> args : List.of(
                    List.of("help"),
                    List.of("version"),
                    List.of("read.groovy", "validate"),
                    List.of("read.groovy", "params"),
                    List.of("read.groovy", "tasks"),
                    List.of("plan"),
                    List.of("ps"),
                    List.of("up"),
                    List.of("logs"),
                    List.of("stack.groovy", "nonsense"),
                    List.of("down"))) {
                for (Kind kind : Kind.values()) {
                    commands.accept(new Invocation(args, stage, silence(kind), patience(PATIENCE)));
                }
            }
            commands.accept(new Invocation(List.of("stack.groovy"), stage, typed(), patience(SHELL_PATIENCE)));
            if (!quick.isEmpty()) {
                playQuick(stage);
            }
        }
    }

    private void playQuick(Surroundings stage) throws IOException {
        List<String> words = new ArrayList<>(quick);
        words.add("-Dorchsh.rehearsal=" + QUICK);
        words.add("orchsh.shell.Quick");
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(stage.directory().toFile()).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(stage.environment());
        Process program = builder.start();
        try {
            if (!program.waitFor(QUICK_PATIENCE.toSeconds(), TimeUnit.SECONDS) || program.exitValue() != 0) {
                throw new IOException("the small program could not rehearse");
            }
        } catch (InterruptedException e) {
            throw new IOException("the small program was not waited for", e);
        } finally {
            program.destroyForcibly();
        }
    }

    /** What an engine without a back cannot bring to its end is broken off. */
    private static CancellationToken patience(Duration patience) {
        Cancellation end = new Cancellation();
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(end::cancel);
        return end;
    }

    /** As if somebody sat at a terminal; where the keys come from is the business of whoever opens the prompt. */
    private static Console typed() {
        Console silent = silence(Kind.TERMINAL);
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Optional.of(new Unlent()),
                Streams.Source.KEYBOARD);
        return silent.with(streams);
    }

    /** A terminal that nobody asks for. */
    private record Unlent() implements RawTerminal {
        @Override
        public Size size() {
            return Size.USUAL;
        }

        @Override
        public Loan lend() {
            throw new UnsupportedOperationException("nothing is lent in a rehearsal");
        }

        @Override
        public Loan lendAsItIs() {
            return lend();
        }

        @Override
        public CancellationToken.Registration onResize(Consumer<Size> told) {
            return () -> {};
        }
    }

    private static Console silence(Kind kind) {
        return Console.silent(new Appearance(kind, () -> Size.USUAL, Colours.ANSI, Glyphs.UNICODE));
    }
}
