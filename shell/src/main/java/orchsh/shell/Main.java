package orchsh.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.dsl.snippet.LibraryFolder;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.call.About;
import orchsh.shell.call.Doors;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.invocation.Appearance.Frames;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.invocation.Streams;
import orchsh.shell.prompt.Entrance;
import orchsh.shell.prompt.Interrupts;
import orchsh.shell.rehearsal.Rehearsal;
import orchsh.shell.session.SessionTools;

/** The process: turns what the operating system gives into an {@link Invocation}, and its end into an exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        OwnProcess.chooseSelector();
        CtrlC ctrlC = new CtrlC();
        String stage = OwnProcess.rehearsal();
        CommandRunner commands = stage.isEmpty() ? commands(home(), ctrlC) : commandsOnStage(home());
        Outlet out = new Outlet(OwnProcess.out());
        Invocation wanted = invocation(args, out, ctrlC);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> tellOfLost(failure, commands.isDebugWanted(wanted)));
        if (stage.isEmpty()) {
            ExitCode code = commands.run(wanted);
            System.exit(
                    out.failure().map(why -> unwritten(why, code)).orElse(code).code());
        }
        try (CancellationToken.Registration end = wanted.cancellation().onCancel(Main::halt)) {
            new Rehearsal(OwnProcess.clock(), commands::run, OwnProcess.quickProgram()).play(Path.of(stage));
        }
    }

    /** The end of a command whose results got lost on the way. */
    private static ExitCode unwritten(IOException why, ExitCode code) {
        System.err.println("error: the output cannot be written: " + why.getMessage());
        return code.equals(ExitCode.FINE) ? ExitCode.STACK_FAILED : code;
    }

    /** Threads that a script begins are nobody's to wait for; what they say may hold a secret. */
    private static void tellOfLost(Throwable failure, boolean isDebug) {
        System.err.println("error: a thread failed that nobody waits for ("
                + failure.getClass().getSimpleName() + ")");
        if (isDebug) {
            failure.printStackTrace();
        }
    }

    private static Invocation invocation(String[] args, Outlet out, CtrlC ctrlC) {
        OwnProcess process = new OwnProcess();
        TerminalSize size = new TerminalSize(process.sizeAtStart());
        ProcessTerminal terminal = new ProcessTerminal(size, OwnProcess.out(), ctrlC);
        Cancellation cancellation = new Cancellation();
        listenToSignals(cancellation, terminal, ctrlC);
        return new Invocation(
                List.of(args),
                process.surroundings(new LocalClock(ZoneId::systemDefault)),
                console(process, size, terminal, out),
                cancellation);
    }

    /** For callers who handle Ctrl-C themselves. */
    static CommandRunner commands(Path home) {
        Interrupts none = work -> () -> {};
        return commands(home, none);
    }

    /** What sessions are made with. */
    static SessionTools tools(Path home) {
        return new SessionTools(new ProcessEngines(home), library(home), about(home));
    }

    /** For a rehearsal, whose shell has a terminal of its own. */
    static CommandRunner commandsOnStage(Path home) {
        return commands(home, (opening, caller) -> {
            OwnProcess.chooseTerminalLibrary();
            return Entrance.onStage(tools(home), Rehearsal.TYPED).open(opening, caller);
        });
    }

    private static CommandRunner commands(Path home, Interrupts interrupts) {
        // Nothing of the shell is loaded for a command.
        return commands(home, (opening, caller) -> {
            OwnProcess.chooseTerminalLibrary();
            return Entrance.ofProcess(tools(home), interrupts).open(opening, caller);
        });
    }

    private static CommandRunner commands(Path home, Doors doors) {
        return new CommandRunner(new ProcessEngines(home), library(home), about(home)).opening(doors);
    }

    /** What this is; what starts it once more is the launcher, or Java with what this process has of it. */
    private static About about(Path home) {
        String launcher = OwnProcess.property("orchsh.launcher");
        return OwnProcess.about()
                .startedBy(
                        launcher.isEmpty()
                                ? List.of(
                                        OwnProcess.property("java.home") + "/bin/java",
                                        "-Dorchsh.home=" + home,
                                        "-cp",
                                        OwnProcess.property("java.class.path"),
                                        Main.class.getName())
                                : List.of(launcher));
    }

    /** The first Ctrl-C asks for an orderly end, the second one does not ask. */
    private static void listenToSignals(Cancellation cancellation, ProcessTerminal terminal, CtrlC ctrlC) {
        Runnable interrupt = () -> {
            if (cancellation.isCancelled()) {
                try {
                    ctrlC.doLastThings();
                    terminal.takeBack();
                } finally {
                    halt();
                }
            }
            cancellation.cancel();
        };
        ctrlC.usually(interrupt);
        Signals.listen("INT", ctrlC);
        Signals.listen("TERM", interrupt);
        Signals.listen("HUP", interrupt);
        Signals.listen("WINCH", terminal::resized);
    }

    private static void halt() {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    /** The folder of the checkout or the unpacked archive, as the launcher found it. */
    static Path home() {
        return Path.of(System.getProperty("orchsh.home", System.getProperty("user.dir")));
    }

    /** The snippets lie beside the recipes of images. */
    private static SnippetLibrary library(Path home) {
        return new LibraryFolder(home.resolve("stdlib-scripts/snippets"));
    }

    private static Console console(OwnProcess process, Supplier<Size> size, ProcessTerminal terminal, Outlet out) {
        boolean isTyped = process.hasTerminal("in");
        Frames frames = KnownTerminals.frames(process.environment());
        return new Console(
                writer(out),
                writer(OwnProcess.err()),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                process.look("out", size).with(frames),
                process.look("err", size).with(frames),
                isTyped && process.hasTerminal("err") ? Asking.POSSIBLE : Asking.POINTLESS,
                new Streams(
                        System.in,
                        process.hasTerminal("out") ? terminal.output() : OwnProcess.out(),
                        OwnProcess.err(),
                        isTyped && process.hasTerminal("out") ? Optional.of(terminal) : Optional.empty(),
                        isTyped ? Streams.Source.KEYBOARD : Streams.Source.DATA));
    }

    /** Writes what is flushed, and remembers instead of throwing when nobody reads any more. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
