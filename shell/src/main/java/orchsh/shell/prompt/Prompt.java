package orchsh.shell.prompt;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Words;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.session.Session;
import orchsh.shell.session.SessionTools;
import orchsh.shell.view.text.Tone;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;

/** A prompt on a terminal, from its first line to the end of its session. */
final class Prompt {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration NOTICEABLE = Duration.ofMillis(50);

    private final Terminal terminal;
    private final Invocation caller;
    private final SessionTools tools;
    private final PromptReader reader;
    private final StatusLine status;
    private final PromptTerminal lendable;
    private final Above above;
    private final Foreground foreground = new Foreground(GRACE);
    private final Appearance look;
    private final ContainerPaths paths;
    private final StageOffers stages;
    private volatile Optional<CommandConsole> front = Optional.empty();

    /** @param modes is told what programs make of the terminal while it is lent to them */
    Prompt(Terminal terminal, ProgramModes modes, Invocation caller, SessionTools tools) {
        this.terminal = terminal;
        this.caller = caller;
        this.tools = tools;
        Appearance given = caller.console().outLook();
        this.reader = new PromptReader(terminal);
        this.status = new StatusLine(reader, terminal, given);
        this.look = new Appearance(
                given.kind(),
                () -> PromptTerminal.sizeOf(terminal, status.rows()),
                given.colours(),
                given.glyphs(),
                given.frames());
        this.lendable = new PromptTerminal(terminal, reader, status, modes);
        this.above = new Above(reader);
        Aside aside = new Aside(
                new CommandRunner(tools.engines(), tools.library(), tools.about())::run, caller, caller.cancellation());
        this.paths = new ContainerPaths(aside);
        this.stages = new StageOffers(aside);
    }

    ExitCode run() {
        Thread reading = Thread.currentThread();
        try (Session session = Session.open(caller.on(background()), tools)) {
            CommandList commands = new CommandList(session.words()::commands);
            try (EntryCompleter completer =
                            new EntryCompleter(new Offers(session.words(), commands, paths, stages), NOTICEABLE);
                    CancellationToken.Registration told = session.onStatus(() -> status.show(session::status));
                    CancellationToken.Registration end = caller.cancellation().onCancel(() -> end(reading));
                    StatusLine drawn = status) {
                listen();
                reader.whenShown(() -> Ahead.begin(session, caller.cancellation()));
                new LineEditing(reader, session, look).setUp(commands, completer, caller.surroundings(), () -> {
                    commands.forget();
                    above.catchUp();
                });
                session.recall(this::typed);
                status.show(session::status);
                talk(session);
            }
            // whoever was told to end does so from here on undisturbed
            Thread.interrupted();
            Wording.leaving(session.status().jobs()).ifPresent(this::say);
            List<String> farewell = session.farewell();
            // what jobs said as they were ended, too
            above.catchUp();
            farewell.forEach(this::say);
            save();
        }
        return caller.cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    /** Whoever is to end waits for the entry in front, but not for one that does not heed it. */
    private void end(Thread reading) {
        foreground.end();
        reading.interrupt();
    }

    private List<String> typed() {
        List<String> lines = new ArrayList<>();
        reader.getHistory().forEach(entry -> lines.add(entry.line()));
        return lines;
    }

    private void listen() {
        reader.whenResized(status::resized);
        terminal.handle(Signal.INT, pressed -> {
            front.ifPresent(CommandConsole::keyShown);
            foreground.interrupt();
        });
        terminal.handle(Signal.WINCH, changed -> {
            status.resized();
            lendable.resized();
        });
    }

    private void talk(Session session) {
        String prompt = new AttributedString(Wording.PROMPT, new Inks(look).of(Tone.STRONG)).toAnsi(terminal);
        while (!session.isOver() && !caller.cancellation().isCancelled()) {
            Optional<String> typed = read(prompt);
            if (typed.isEmpty()) {
                return;
            }
            for (String entry : session.entries(typed.get() + "\n").whole()) {
                if (!carryOut(entry, session)) {
                    break;
                }
            }
        }
    }

    /** What was typed; absent at the end. */
    private Optional<String> read(String prompt) {
        while (true) {
            try {
                return Optional.of(reader.readLine(prompt));
            } catch (UserInterruptException e) {
                if (caller.cancellation().isCancelled()) {
                    return Optional.empty();
                }
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    /** Says whether it ended by itself, and the session goes on. */
    private boolean carryOut(String entry, Session session) {
        Foreground.Ending ending;
        try (CommandConsole opened = new CommandConsole(reader, terminal, lendable, look, status::drawAgain)) {
            front = Optional.of(opened);
            Console console = opened.console();
            ending = foreground.run(token -> {
                ExitCode code = session.run(entry, console, token);
                console.out().flush();
                console.err().flush();
                return code;
            });
        }
        front = Optional.empty();
        status.drawAgain();
        paths.forget();
        stages.forget();
        Wording.told(ending).ifPresent(this::say);
        return ending.way() == Foreground.Ending.Way.ENDED && !session.isOver();
    }

    /** For what nobody waits for. */
    private Console background() {
        Appearance lines =
                new Appearance(Appearance.Kind.STREAM, look.size(), look.colours(), look.glyphs(), look.frames());
        return Console.unattended(new PrintWriter(above.asItIs(), true), new PrintWriter(above.folded(), true), lines);
    }

    private void say(String line) {
        reader.write(reader.folded(line) + "\n");
    }

    private void save() {
        try {
            reader.getHistory().save();
        } catch (IOException e) {
            say("what was typed cannot be kept: " + Words.of(e));
        }
    }
}
