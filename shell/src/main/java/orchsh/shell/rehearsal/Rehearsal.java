package orchsh.shell.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.Invocation;

/**
 * Runs the usual commands on an engine that is none and in a folder of its own, so that a Java that writes down what it has
 * loaded writes down all that a start needs. Neither the user's engine nor the user's files are touched.
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

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

    private final Clock clock;
    private final Consumer<Invocation> commands;

    /** @param commands runs one command */
    public Rehearsal(Clock clock, Consumer<Invocation> commands) {
        this.clock = clock;
        this.commands = commands;
    }

    /** Plays it all once, in an empty folder. */
    public void play(Path folder) throws IOException {
        Files.writeString(folder.resolve("stack.groovy"), STACK);
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
                    List.of("plan"),
                    List.of("ps"),
                    List.of("up"),
                    List.of("logs"),
                    List.of("stack.groovy", "nonsense"),
                    List.of("down"))) {
                for (Kind kind : Kind.values()) {
                    commands.accept(new Invocation(args, stage, silence(kind), patience()));
                }
            }
        }
    }

    /** What an engine without a back cannot bring to its end is broken off. */
    private static CancellationToken patience() {
        Cancellation end = new Cancellation();
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(end::cancel);
        return end;
    }

    private static Console silence(Kind kind) {
        Appearance look = new Appearance(kind, () -> Size.USUAL, Colours.ANSI, Glyphs.UNICODE);
        return new Console(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                new BufferedReader(Reader.nullReader()),
                look,
                look,
                Asking.POINTLESS);
    }
}
