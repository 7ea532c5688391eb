package orchsh.shell.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.session.Session;
import orchsh.shell.session.SessionTools;
import orchsh.shell.session.entry.Entries;

/** A prompt on a terminal that can do nothing but show what is written, and take whole lines. */
final class PlainPrompt {
    private final Invocation caller;
    private final SessionTools tools;
    private final Interrupts interrupts;
    private final Foreground foreground = new Foreground(Duration.ofSeconds(3));

    PlainPrompt(Invocation caller, SessionTools tools, Interrupts interrupts) {
        this.caller = caller;
        this.tools = tools;
        this.interrupts = interrupts;
    }

    ExitCode run() {
        Console console = caller.console();
        try (Session session = Session.open(caller, tools);
                Registration interrupt = interrupts.handle(foreground::interrupt)) {
            Predicate<String> isConfidential = new Confidential(session::holdsSecret);
            List<String> typed = new CopyOnWriteArrayList<>();
            session.recall(() -> List.copyOf(typed));
            String rest = "";
            Optional<String> line = ask(Wording.PROMPT);
            while (line.isPresent()) {
                Entries entries = session.entries(rest + line.get() + "\n");
                rest = entries.rest();
                for (String entry : entries.whole()) {
                    if (!isConfidential.test(entry)) {
                        typed.add(entry);
                    }
                    carryOut(entry, session);
                }
                line = session.isOver() ? Optional.empty() : ask(Wording.prompt(entries.open()));
            }
            if (!session.isOver()) {
                console.err().println();
            }
            session.farewell().forEach(console.err()::println);
            console.err().flush();
        }
        return ExitCode.FINE;
    }

    private void carryOut(String entry, Session session) {
        Foreground.Ending ending = foreground.run(token -> session.run(entry, caller.console(), token));
        Wording.told(ending).ifPresent(caller.console().err()::println);
        caller.console().out().flush();
        caller.console().err().flush();
    }

    private Optional<String> ask(String prompt) {
        caller.console().err().print(prompt);
        caller.console().err().flush();
        BufferedReader in = caller.console().in();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("what is typed cannot be read", e);
        }
    }
}
