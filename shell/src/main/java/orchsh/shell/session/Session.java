package orchsh.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.session.entry.Entries;
import orchsh.shell.session.entry.EntryCutter;
import orchsh.shell.session.status.SessionStatus;
import orchsh.shell.session.word.KnownDetails;
import orchsh.shell.session.word.KnownNames;
import orchsh.shell.session.word.SessionWords;
import orchsh.shell.session.word.StagedWords;

/** Carries out one entry after the other: commands and the language, on one stack, one engine and the same variables. */
public final class Session implements AutoCloseable {
    private final SessionDesk desk;
    private final SessionWords words;

    private Session(SessionDesk desk) {
        this.desk = desk;
        KnownNames names = new KnownNames(desk.model(), desk.watch(), desk.language(), desk::verbs);
        this.words = new SessionWords(
                desk::grammar,
                desk.opened().surroundings(),
                desk.dispatch()::isCommand,
                this::entries,
                names::all,
                new KnownDetails(desk.model(), desk.watch(), desk.engines()),
                new StagedWords(desk.dispatch(), desk.language(), desk::services));
    }

    /**
     * Opens a session; neither a script nor an engine is touched by that.
     *
     * @param opened whoever opens it: its words are the stacks and the options that count for all entries, its console
     *     shows what nobody waits for, such as what commands in the background print
     */
    public static Session open(Invocation opened, SessionTools tools) {
        return new Session(new SessionDesk(opened, tools));
    }

    /** Carries out one whole entry. What goes wrong has been said on the console. */
    public ExitCode run(String entry, Console console, CancellationToken cancellation) {
        return new EntryRun(desk, console, cancellation).run(entry);
    }

    /**
     * Finds out in advance what entries will need: the stack and the engine. What is wrong with the stack is said as in the
     * background; an engine that is away is a matter for the entry that needs it.
     */
    public void prepare(CancellationToken cancellation) {
        new Preparation(desk).run(cancellation);
    }

    /** Whether the text has a secret of the stack in it. */
    public boolean holdsSecret(String text) {
        return desk.model()
                .known()
                .filter(read -> !read.secrets().hiddenIn(text).equals(text))
                .isPresent();
    }

    /** Cuts a text into entries, by what this session takes for commands and what for the language. */
    public Entries entries(String text) {
        return EntryCutter.cut(desk.dispatch().within(text), text);
    }

    /** What is known of words, for whoever completes and colours them. */
    public SessionWords words() {
        return words;
    }

    public SessionStatus status() {
        return desk.watch().status();
    }

    /** Calls the listener whenever the status has become another, from any thread; which one it is now tells {@link #status}. */
    public CancellationToken.Registration onStatus(Runnable listener) {
        return desk.watch().listen(listener);
    }

    /** Lets entries ask for what was typed, the latest last; whoever keeps it keeps nothing confidential. */
    public void recall(Supplier<List<String>> typed) {
        desk.recall(typed);
    }

    /** Whether an entry has ended the session. */
    public boolean isOver() {
        return desk.isOver();
    }

    /** Ends what runs in the background, and tells what goes on when the session is left, and what does not, a line for each. */
    public List<String> farewell() {
        List<String> lines = new ArrayList<>(desk.jobs().end());
        desk.watch().look();
        SessionStatus status = status();
        if (status.up() > 0) {
            lines.add((status.up() == 1 ? "1 container" : status.up() + " containers") + " of stack `"
                    + status.stack().orElse("") + "` "
                    + (status.up() == 1 ? "keeps" : "keep") + " running; `down` ends them");
        }
        if (status.changed()) {
            lines.add("what was declared here is in no file; `save FILE` writes it");
        }
        return lines;
    }

    /** Ends what runs in the background and lets go of the engine; containers stay as they are. */
    @Override
    public void close() {
        desk.close();
    }
}
