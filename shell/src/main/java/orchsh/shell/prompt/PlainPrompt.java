package orchsh.shell.prompt;

import java.io.BufferedReader;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final TypedLines lines;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    PlainPrompt(Invocation caller, SessionTools tools, Interrupts interrupts) {
        this.caller = caller;
        this.tools = tools;
        this.interrupts = interrupts;
        this.lines = new TypedLines(caller.console().in());
    }

    ExitCode run() {
        Console console = caller.console();
        try (Session session = Session.open(caller.on(background()), tools);
                Registration interrupt = interrupts.handle(foreground::interrupt);
                Registration called = caller.cancellation().onCancel(this::end)) {
            session.recall(() -> List.copyOf(told));
            talk(session);
            if (!session.isOver()) {
                console.err().println();
            }
            Wording.leaving(session.status().jobs()).ifPresent(console.err()::println);
            console.err().flush();
            session.farewell().forEach(console.err()::println);
            console.err().flush();
        }
        return caller.cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    /** For what nobody waits for: what is typed is no answer to it. */
    private Console background() {
        Console console = caller.console();
        return Console.unattended(
                console.out(), console.err(), console.outLook().plain());
    }

    private void end() {
        end.complete(null);
        foreground.end();
    }

    private void talk(Session session) {
        String typed = "";
        Optional<String> line = ask(Wording.PROMPT);
        while (line.isPresent() && !end.isDone()) {
            typed += line.get() + "\n";
            Entries entries = session.entries(typed);
            if (entries.areFinished()) {
                carryOut(entries.whole(), new Confidential(session::holdsSecret).test(typed), session);
                typed = "";
            }
            line = session.isOver() ? Optional.empty() : ask(Wording.prompt(entries.open()));
        }
    }

    private void carryOut(List<String> entries, boolean isConfidential, Session session) {
        for (String entry : entries) {
            if (!isConfidential) {
                told.add(entry);
            }
            if (!carryOut(entry, session)) {
                return;
            }
        }
    }

    /** Says whether it ended by itself, and the session goes on. */
    private boolean carryOut(String entry, Session session) {
        Foreground.Ending ending;
        try (TypedLines.Answers answers = lines.forOne()) {
            Console console = console(answers);
            ending = foreground.run(token -> session.run(entry, console, token));
        }
        Wording.told(ending).ifPresent(caller.console().err()::println);
        caller.console().out().flush();
        caller.console().err().flush();
        return ending.way() == Foreground.Ending.Way.ENDED && !session.isOver();
    }

    private Console console(Reader answers) {
        Console console = caller.console();
        return new Console(
                console.out(),
                console.err(),
                new BufferedReader(answers),
                console.outLook(),
                console.errLook(),
                console.asking(),
                console.streams());
    }

    private Optional<String> ask(String prompt) {
        caller.console().err().print(prompt);
        caller.console().err().flush();
        try {
            return lines.next(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
