package orchsh.shell.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.shell.call.Doors;
import orchsh.shell.call.Opening;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.invocation.Streams;
import orchsh.shell.session.Session;
import orchsh.shell.session.SessionTools;
import org.jline.terminal.Terminal;

/** Opens a session for whoever wants one: at a prompt where somebody types, for entries from elsewhere otherwise. */
public final class Entrance implements Doors {
    private final SessionTools tools;
    private final Terminals terminals;
    private final Interrupts interrupts;

    /** Where the prompt's terminal comes from. */
    @FunctionalInterface
    interface Terminals {
        Terminal open(Invocation caller) throws IOException;
    }

    Entrance(SessionTools tools, Terminals terminals, Interrupts interrupts) {
        this.tools = tools;
        this.terminals = terminals;
        this.interrupts = interrupts;
    }

    /** On the terminal of the process. */
    public static Entrance ofProcess(SessionTools tools, Interrupts interrupts) {
        return new Entrance(tools, PromptTerminal::ofProcess, interrupts);
    }

    /** On a terminal that nobody sees, where these lines are typed, one at each prompt. */
    public static Entrance onStage(SessionTools tools, List<String> typed) {
        return new Entrance(tools, caller -> StageTerminal.open(typed), work -> () -> {});
    }

    @Override
    public Optional<ExitCode> open(Opening opening, Invocation caller) {
        Invocation opened = caller.asIf(opening.words());
        if (opening.entries().isPresent()) {
            return Optional.of(feed(opening.entries().get(), opened));
        }
        if (opening.file().isPresent()) {
            return Optional.of(feed(read(opening.file().get(), opened), opened));
        }
        Console console = opened.console();
        if (console.streams().source() == Streams.Source.DATA) {
            try (Session session = Session.open(opened, tools)) {
                return new Feed(session, opened).all(console.in());
            }
        }
        return Optional.of(
                console.streams().terminal().isPresent() && console.outLook().isTerminal()
                        ? prompt(opened)
                        : new PlainPrompt(opened, tools, interrupts).run());
    }

    private ExitCode prompt(Invocation opened) {
        ProgramModes modes = new ProgramModes();
        try (Terminal terminal = terminals.open(opened);
                Registration handedBack = interrupts.beforeHalt(new HandBack(terminal, modes))) {
            return new Prompt(terminal, modes, opened, tools).run();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the terminal cannot be used: " + Words.of(e))
                            .hint("`TERM=dumb orchsh` does without what it can do"),
                    e);
        }
    }

    private ExitCode feed(String text, Invocation opened) {
        try (Session session = Session.open(opened, tools)) {
            return new Feed(session, opened).all(text);
        }
    }

    private static String read(String name, Invocation opened) {
        Path file = opened.surroundings().resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw ProblemException.usage(Problem.error("the entries in `" + name + "` cannot be read: " + Words.of(e)));
        }
    }
}
