package orchsh.shell.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.invocation.Streams;
import orchsh.shell.session.Session;
import orchsh.shell.session.SessionTools;
import orchsh.shell.view.Tone;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
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
    private final Inks inks;
    private final ContainerPaths paths;

    Prompt(Terminal terminal, Invocation caller, SessionTools tools) {
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
        this.lendable = new PromptTerminal(terminal, status);
        this.above = new Above(reader);
        this.inks = new Inks(look);
        this.paths = new ContainerPaths(
                new CommandRunner(tools.engines(), tools.library(), tools.about())::run, caller, caller.cancellation());
    }

    ExitCode run() {
        Thread reading = Thread.currentThread();
        try (Session session = Session.open(caller.on(background()), tools);
                EntryCompleter completer = new EntryCompleter(new Offers(session.words(), paths), NOTICEABLE);
                CancellationToken.Registration told = session.onStatus(status::show);
                CancellationToken.Registration end = caller.cancellation().onCancel(reading::interrupt);
                StatusLine drawn = status) {
            prepare(session, completer);
            status.show(session.status());
            talk(session);
            status.close();
            above.catchUp();
            session.farewell().forEach(line -> reader.write(line + "\n"));
            save();
        }
        return caller.cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    private void prepare(Session session, EntryCompleter completer) {
        EntryHistory history = new EntryHistory(new Confidential(text -> false));
        Tips tips = new Tips(reader, history, session.words()::next);
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.CASE_INSENSITIVE, true);
        reader.option(LineReader.Option.AUTO_FRESH_LINE, false);
        reader.variable(LineReader.INDENTATION, 2);
        reader.variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M> ");
        reader.variable(LineReader.BELL_STYLE, "none");
        reader.setParser(new EntryParser(session::entries));
        reader.setCompleter(completer);
        reader.setHistory(history);
        history.keepFor(reader, EntryHistory.fileFor(caller.surroundings().directory(), caller.surroundings()));
        reader.setHighlighter(new EntryColours(inks, session.words(), inks.areThere() ? tips : () -> {}));
        reader.takeTipsBy(tips::take);
        reader.whenResized(status::resized);
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            above.catchUp();
            return true;
        });
        new HelpKey(reader, session.words()::help, words -> page(words, session)).bind();
        terminal.handle(Signal.INT, pressed -> foreground.interrupt());
        terminal.handle(Signal.WINCH, changed -> {
            status.resized();
            lendable.resized();
        });
    }

    private void talk(Session session) {
        String prompt = new AttributedString(Wording.PROMPT, inks.of(Tone.STRONG)).toAnsi(terminal);
        while (!session.isOver() && !caller.cancellation().isCancelled()) {
            Optional<String> typed = read(prompt);
            if (typed.isEmpty()) {
                return;
            }
            for (String entry : session.entries(typed.get()).whole()) {
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

    /** Says whether it ended by itself. */
    private boolean carryOut(String entry, Session session) {
        Keys keys = new Keys(terminal);
        CommandWriter writer = new CommandWriter(reader);
        CommandBytes bytes = new CommandBytes(reader, terminal);
        Console console = console(keys, writer, bytes);
        Foreground.Ending ending = foreground.run(token -> {
            ExitCode code = session.run(entry, console, token);
            console.out().flush();
            console.err().flush();
            return code;
        });
        paths.forget();
        writer.cutOff();
        bytes.cutOff();
        keys.end();
        if (writer.endsInLine()) {
            reader.write("\n");
        }
        Wording.told(ending).ifPresent(line -> reader.write(line + "\n"));
        return ending.way() == Foreground.Ending.Way.ENDED;
    }

    private Console console(Keys keys, CommandWriter writer, CommandBytes bytes) {
        return new Console(
                new PrintWriter(writer),
                new PrintWriter(writer),
                new BufferedReader(new InputStreamReader(keys, StandardCharsets.UTF_8)),
                look,
                look,
                Asking.POSSIBLE,
                new Streams(keys, bytes, bytes, Optional.of(lendable), Streams.Source.KEYBOARD));
    }

    /** For what nobody waits for. */
    private Console background() {
        Appearance lines =
                new Appearance(Appearance.Kind.STREAM, look.size(), look.colours(), look.glyphs(), look.frames());
        PrintWriter out = new PrintWriter(above, true);
        return new Console(out, out, new BufferedReader(Reader.nullReader()), lines, lines, Asking.POINTLESS);
    }

    /** The help page of what the words name; empty if there is none. */
    private String page(String words, Session session) {
        StringWriter text = new StringWriter();
        Console console = new Console(
                new PrintWriter(text),
                new PrintWriter(text),
                new BufferedReader(Reader.nullReader()),
                look,
                look,
                Asking.POINTLESS);
        String asked = words.split("\\s+-")[0];
        ExitCode code = session.run(("help " + asked).strip(), console, new Cancellation());
        console.out().flush();
        return code.equals(ExitCode.FINE) ? text.toString() : "";
    }

    private void save() {
        try {
            reader.getHistory().save();
        } catch (IOException e) {
            reader.write("the history cannot be kept: " + e.getMessage() + "\n");
        }
    }
}
