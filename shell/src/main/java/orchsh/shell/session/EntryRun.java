package orchsh.shell.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import orchsh.dsl.value.CommandLine;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.rows.Pipeline;
import orchsh.shell.session.engine.KeptContainers;
import orchsh.shell.session.entry.EntryCutter;
import orchsh.shell.session.job.Jobs;
import orchsh.shell.session.stack.ComposeEntry;
import orchsh.shell.session.stack.PipedValue;
import orchsh.shell.session.undo.Undoing;
import orchsh.shell.syntax.CommandForm;

/** One entry on its way: a compose file, a command, or the language. */
final class EntryRun {
    private static final String ENTRY = "entry";

    private final SessionDesk desk;
    private final Console console;
    private final CancellationToken cancellation;

    EntryRun(SessionDesk desk, Console console, CancellationToken cancellation) {
        this.desk = desk;
        this.console = console;
        this.cancellation = cancellation;
    }

    ExitCode run(String text) {
        String entry = text.strip();
        if (entry.isEmpty()) {
            return ExitCode.FINE;
        }
        boolean isCompose = EntryCutter.isCompose(text);
        boolean isCommand = !isCompose && desk.dispatch().isCommand(entry);
        try {
            if (isCompose) {
                return remembered(
                        "the compose file",
                        List.of(),
                        () -> work(call -> new ComposeEntry(desk.model()).run(call, text)));
            }
            return isCommand ? command(entry) : remembered(entry, List.of(), () -> work(call -> language(call, entry)));
        } finally {
            lookAgain(entry, isCommand);
        }
    }

    private void lookAgain(String entry, boolean isCommand) {
        if (isCommand && isLook(entry) && !entry.endsWith("&")) {
            desk.watch().lookIfOther();
        } else {
            desk.watch().lookAgain();
        }
    }

    private boolean isLook(String command) {
        CommandForm form = desk.grammar().root().parts().get(command.split("\\s", 2)[0]);
        return form != null && form.onlyLooks();
    }

    private ExitCode work(Function<Call, ExitCode> work) {
        return desk.runner().run(invocation(List.of(), console, cancellation), ENTRY, work);
    }

    private Invocation invocation(List<String> words, Console on, CancellationToken token) {
        return new Invocation(words, desk.opened().surroundings(), on, token);
    }

    private ExitCode language(Call call, String entry) {
        OptionalInt bar = desk.dispatch().stagesIn(entry);
        return bar.isPresent()
                ? new PipedValue(desk.language()).run(call, entry, bar.getAsInt())
                : desk.language().run(call, entry);
    }

    private ExitCode command(String entry) {
        if (!Pipeline.isOne(entry)) {
            return alone(entry);
        }
        return work(call -> new PipedEntry(this::carryOut, desk.grammar(), desk.language()).run(call, entry));
    }

    private ExitCode alone(String entry) {
        boolean inBackground = entry.endsWith("&") && !entry.endsWith("&&");
        String command = inBackground ? entry.substring(0, entry.length() - 1).strip() : entry;
        List<String> words;
        try {
            words = CommandLine.split(command);
        } catch (IllegalArgumentException e) {
            return work(call -> {
                throw ProblemException.usage(e);
            });
        }
        if (!inBackground) {
            return remembered(command, words, () -> inFront(words));
        }
        Jobs.Job job = desk.jobs()
                .start(command, desk.opened().console(), (console, token) -> carryOut(words, console, token));
        console.mutter("[" + job.number() + "] " + command + "\n");
        return ExitCode.FINE;
    }

    private ExitCode inFront(List<String> words) {
        ExitCode code = carryOut(words, console, cancellation);
        boolean isUntold = code.origin() == ExitCode.Origin.PROGRAM && !code.isAnswer();
        if (isUntold && console.errLook().isTerminal()) {
            console.mutter("ended with exit code " + code.code() + "\n");
        }
        return code;
    }

    private ExitCode carryOut(List<String> words, Console on, CancellationToken token) {
        return desk.runner().run(invocation(words, on, token));
    }

    /**
     * Carries it out, and remembers how it was before if it changes something.
     *
     * @param command its words; none where it is no command
     */
    private ExitCode remembered(String entry, List<String> command, Supplier<ExitCode> work) {
        Optional<Undoing.Before> before = desk.undoing().snapshot(entry, command);
        int kept = desk.kept().all().size();
        desk.kept().want(before.isPresent() && Undoing.isKeeping(command));
        try {
            return work.get();
        } finally {
            desk.kept().want(false);
            before.ifPresent(desk.undoing()::done);
            int more = desk.kept().all().size() - kept;
            if (more > 0) {
                desk.removal().later();
                console.mutter("`undo` brings " + (more == 1 ? "it" : "them") + " back, until the shell is left or "
                        + KeptContainers.LONGEST.toMinutes() + " minutes have gone by\n");
            }
        }
    }
}
