package orchsh.shell.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.session.Session;
import orchsh.shell.session.entry.Entries;

/** Carries out entries that nobody types: each as soon as it is whole, until one fails. */
final class Feed {
    private final Session session;
    private final Invocation caller;
    private final Predicate<String> isConfidential;
    private final List<String> told = new ArrayList<>();
    private Optional<ExitCode> end = Optional.empty();
    private String rest = "";
    private Console console;

    Feed(Session session, Invocation caller) {
        this.session = session;
        this.caller = caller;
        this.console = caller.console();
        this.isConfidential = new Confidential(session::holdsSecret);
        session.recall(() -> List.copyOf(told));
    }

    /** Carries out all of a text; what comes in is for its commands. */
    ExitCode all(String text) {
        take(text);
        return finish().orElse(ExitCode.FINE);
    }

    /** Carries out what comes in, as it comes; absent if nothing did. */
    Optional<ExitCode> all(BufferedReader in) {
        console = withoutInput(caller.console());
        try {
            String lines = nextLines(in);
            while (!lines.isEmpty() && !isOver()) {
                take(lines);
                lines = nextLines(in);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the entries cannot be read any further: " + Words.of(e)),
                    e);
        }
        return finish();
    }

    /** One line, and those behind it that are there already; nothing at the end. */
    private static String nextLines(BufferedReader in) throws IOException {
        StringBuilder lines = new StringBuilder();
        String line = in.readLine();
        while (line != null) {
            lines.append(line).append('\n');
            line = in.ready() ? in.readLine() : null;
        }
        return lines.toString();
    }

    private boolean isOver() {
        return session.isOver()
                || end.filter(code -> !code.isAnswer()).isPresent()
                || caller.cancellation().isCancelled();
    }

    /** Empty lines at the end say nothing yet: whether a compose file ends there is told by what follows. */
    private void take(String text) {
        String all = rest + text;
        int lineEnd = all.indexOf('\n', all.stripTrailing().length());
        int told = lineEnd < 0 ? all.length() : lineEnd + 1;
        Entries entries = session.entries(all.substring(0, told));
        rest = entries.rest() + all.substring(told);
        entries.whole().forEach(this::carryOut);
    }

    /** What is left open is carried out as it is, so that whoever reads it says what is missing. */
    private Optional<ExitCode> finish() {
        if (!rest.isBlank()) {
            carryOut(rest);
        }
        return caller.cancellation().isCancelled() ? Optional.of(ExitCode.INTERRUPTED) : end;
    }

    private void carryOut(String entry) {
        if (!isOver()) {
            if (!isConfidential.test(entry)) {
                told.add(entry);
            }
            end = Optional.of(session.run(entry, console, caller.cancellation()));
        }
    }

    /** The rest of the entries is nobody's answer. */
    private static Console withoutInput(Console console) {
        return new Console(
                console.out(),
                console.err(),
                console.in(),
                console.outLook(),
                console.errLook(),
                Asking.POINTLESS,
                console.streams().withoutInput());
    }
}
