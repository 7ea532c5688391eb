package orchsh.shell.session;

import java.util.List;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;

/** Carries out one entry after the other: commands and the language, on one stack, one engine and the same variables. */
public final class Session implements AutoCloseable {
    private final Invocation opened;
    private final CommandRunner runner;
    private final SessionWords words;

    private Session(Invocation opened, SessionTools tools) {
        this.opened = opened;
        this.runner = new CommandRunner(tools.engines(), tools.library(), tools.about());
        this.words =
                new SessionWords(CommandRunner.syntax(), opened.surroundings(), entry -> true, this::entries, List::of);
    }

    /**
     * Opens a session; neither a script nor an engine is touched by that.
     *
     * @param opened whoever opens it: its words are the stacks and the options that count for all entries, its console
     *     shows what nobody waits for, such as what commands in the background print
     */
    public static Session open(Invocation opened, SessionTools tools) {
        return new Session(opened, tools);
    }

    /** Carries out one whole entry. What goes wrong has been said on the console. */
    public ExitCode run(String entry, Console console, CancellationToken cancellation) {
        return runner.run(new Invocation(List.of(entry.split(" ")), opened.surroundings(), console, cancellation));
    }

    /** Cuts a text into entries, by what this session takes for commands and what for the language. */
    public Entries entries(String text) {
        return new Entries(List.of(text), "", java.util.Optional.empty());
    }

    /** What is known of words, for whoever completes and colours them. */
    public SessionWords words() {
        return words;
    }

    public SessionStatus status() {
        return SessionStatus.UNKNOWN;
    }

    /** Calls the listener whenever the status has become another, from any thread. */
    public CancellationToken.Registration onStatus(Consumer<SessionStatus> listener) {
        return () -> {};
    }

    /** Whether an entry has ended the session. */
    public boolean isOver() {
        return false;
    }

    /** What goes on when the session is left, a line for each. */
    public List<String> farewell() {
        return List.of();
    }

    /** Ends what runs in the background and lets go of the engine; containers stay as they are. */
    @Override
    public void close() {}
}
