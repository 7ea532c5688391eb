package orchsh.shell;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import orchsh.dsl.snippet.LibraryFolder;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.shell.command.About;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Colours;
import orchsh.shell.invocation.Appearance.Glyphs;
import orchsh.shell.invocation.Appearance.Kind;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.invocation.Streams;
import orchsh.shell.rehearsal.Rehearsal;

/** The process: turns what the operating system gives into an {@link Invocation}, and its end into an exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        CommandRunner commands = commands(home());
        Outlet out = new Outlet(new FileOutputStream(FileDescriptor.out));
        Invocation wanted = invocation(args, out);
        String stage = System.getProperty("orchsh.rehearsal", "");
        if (stage.isEmpty()) {
            ExitCode code = commands.run(wanted);
            System.exit(
                    out.failure().map(why -> unwritten(why, code)).orElse(code).code());
        }
        try (CancellationToken.Registration end = wanted.cancellation().onCancel(Main::halt)) {
            new Rehearsal(Clock.systemUTC(), commands::run).play(Path.of(stage));
        }
    }

    /** The end of a command whose results got lost on the way. */
    private static ExitCode unwritten(IOException why, ExitCode code) {
        System.err.println("error: the output cannot be written: " + why.getMessage());
        return code.equals(ExitCode.FINE) ? ExitCode.STACK_FAILED : code;
    }

    private static Invocation invocation(String[] args, Outlet out) {
        Map<String, String> environment = System.getenv();
        TerminalSize size = new TerminalSize(sizeAtStart(environment));
        ProcessTerminal terminal = new ProcessTerminal(size);
        Cancellation cancellation = new Cancellation();
        listenToSignals(cancellation, terminal);
        return new Invocation(
                List.of(args), surroundings(environment), console(environment, size, terminal, out), cancellation);
    }

    static CommandRunner commands(Path home) {
        return new CommandRunner(new ProcessEngines(home), library(home), about());
    }

    /** The first Ctrl-C asks for an orderly end, the second one does not ask. */
    private static void listenToSignals(Cancellation cancellation, ProcessTerminal terminal) {
        Runnable interrupt = () -> {
            if (cancellation.isCancelled()) {
                terminal.takeBack();
                halt();
            }
            cancellation.cancel();
        };
        Signals.listen("INT", interrupt);
        Signals.listen("TERM", interrupt);
        Signals.listen("HUP", interrupt);
        Signals.listen("WINCH", terminal::resized);
    }

    private static void halt() {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    private static Surroundings surroundings(Map<String, String> environment) {
        Path directory = Path.of(System.getProperty("user.dir"));
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new Surroundings(directory, directory.resolve(home), environment, Clock.systemDefaultZone());
    }

    /** The folder of the checkout or the unpacked archive, as the launcher found it. */
    private static Path home() {
        return Path.of(System.getProperty("orchsh.home", System.getProperty("user.dir")));
    }

    /** The snippets lie beside the recipes of images. */
    private static SnippetLibrary library(Path home) {
        return new LibraryFolder(home.resolve("stdlib-scripts/snippets"));
    }

    private static About about() {
        Properties build = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own version cannot be read", e);
        }
        return new About(
                build.getProperty("version"), System.getProperty("java.version"), System.getProperty("java.vendor"));
    }

    private static Console console(
            Map<String, String> environment, Supplier<Size> size, RawTerminal terminal, Outlet out) {
        List<String> terminals =
                List.of(System.getProperty("orchsh.terminal", "").split(","));
        boolean somebodyThere = terminals.contains("in") && terminals.contains("err");
        return new Console(
                writer(out),
                writer(new FileOutputStream(FileDescriptor.err)),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                appearance(terminals.contains("out"), environment, size),
                appearance(terminals.contains("err"), environment, size),
                somebodyThere ? Asking.POSSIBLE : Asking.POINTLESS,
                new Streams(
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        terminals.containsAll(List.of("in", "out")) ? Optional.of(terminal) : Optional.empty(),
                        terminals.contains("in") ? Streams.Source.KEYBOARD : Streams.Source.DATA));
    }

    /** Writes what is flushed, and remembers instead of throwing when nobody reads any more. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    private static Appearance appearance(boolean isTerminal, Map<String, String> environment, Supplier<Size> size) {
        Glyphs glyphs = glyphs(environment);
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        if (!isTerminal || dumb) {
            return Appearance.stream(glyphs);
        }
        boolean coloursUnwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Appearance(
                Kind.TERMINAL,
                size,
                coloursUnwanted ? Colours.NONE : Colours.ANSI,
                glyphs,
                KnownTerminals.frames(environment));
    }

    private static Glyphs glyphs(Map<String, String> environment) {
        String told = System.getProperty("orchsh.glyphs", "");
        if (!told.isEmpty()) {
            return told.equals("ascii") ? Glyphs.ASCII : Glyphs.UNICODE;
        }
        String locale = List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8") ? Glyphs.UNICODE : Glyphs.ASCII;
    }

    private static Optional<Size> sizeAtStart(Map<String, String> environment) {
        return TerminalSize.parse(System.getProperty("orchsh.size", ""))
                .or(() -> TerminalSize.of(
                        environment.getOrDefault("COLUMNS", ""), environment.getOrDefault("LINES", "")));
    }
}
