package orchsh.shell.session.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.dsl.Origins;
import orchsh.dsl.StackNames;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.shell.call.WishOptions;
import orchsh.shell.source.ComposeOptions;
import orchsh.shell.source.Reading;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Typed;

/** The stack of a session: what its files say, and what entries have made of it since. */
public final class SessionModel {
    private static final String SCRIPT = "stack.groovy";

    private final StackReader files;
    private final Typed opened;
    private final Surroundings surroundings;
    private final Turns turns = new Turns();
    private volatile Optional<ReadStack> current = Optional.empty();
    private FileStamps stamps = FileStamps.NONE;
    private FileStamps told = FileStamps.NONE;
    private volatile Optional<Path> source = Optional.empty();
    private volatile boolean isChanged;
    /** Whether what was changed has been written into some file since. */
    private volatile boolean isKept;
    /** Which change by an entry has made it what it is; none has at first. */
    private int change;

    private int changes;
    /** How it was before entries changed what its files say. */
    private Optional<State> asInFiles = Optional.empty();

    private FileStamps written = FileStamps.NONE;
    private int writings;

    private volatile Optional<String> nameInFiles = Optional.empty();

    /**
     * The model of a new session.
     *
     * @param files reads stacks
     * @param opened what was typed when the session was opened
     */
    public SessionModel(StackReader files, Typed opened, Surroundings surroundings) {
        this.files = files;
        this.opened = opened;
        this.surroundings = surroundings;
    }

    /**
     * The model at one moment.
     *
     * @param read the stack; absent as long as nobody has asked for it
     * @param isChanged whether it says more than its files
     * @param isKept whether what it says more is in some other file
     * @param stamps how its files were when it was read from them
     * @param change which change by an entry has made it what it is
     * @param writings how often it had been written into its file
     */
    public record State(
            Optional<ReadStack> read, boolean isChanged, boolean isKept, FileStamps stamps, int change, int writings) {}

    /** The file that the stack is written in, or would be. */
    public StackFile file() {
        return found().orElseGet(() -> new StackFile(surroundings.resolve(SCRIPT), SCRIPT, Optional.empty()));
    }

    /** The file that it is written in. */
    public Optional<StackFile> found() {
        return files.find(opened.stacks(), surroundings);
    }

    /** The stack as it is now; evaluated if nobody has asked before, or if its files have changed and nothing else has. */
    synchronized ReadStack read(Reading reading) {
        if (current.isEmpty()) {
            return reload(reading);
        }
        boolean isGone = gone().isPresent();
        FileStamps now = isGone ? stamps.now() : stamps.and(files()).now();
        List<Path> changed = now.differentFrom(stamps);
        if (!changed.isEmpty() && !isChanged && !isGone) {
            return reload(reading);
        }
        if (!changed.isEmpty() && !now.equals(told)) {
            told = now;
            reading.printed().accept(gone().map(this::newsOfGone).orElseGet(() -> news(changed)));
        }
        return current.get();
    }

    /** The file that the stack was read from, if it is not there any more. */
    public Optional<Path> gone() {
        return source.filter(file -> !Files.exists(file));
    }

    private String newsOfGone(Path file) {
        return shown(file) + " is not there any more; the stack stays as it was read, and `save " + file.getFileName()
                + "` writes it\n";
    }

    private String news(List<Path> changed) {
        List<String> names = changed.stream().map(this::shown).toList();
        return String.join(", ", names) + (names.size() == 1 ? " has" : " have") + " changed; `reload` takes that in\n";
    }

    /** What the user calls a file. */
    public String shown(Path file) {
        Path folder = surroundings.directory();
        return "`" + (file.startsWith(folder) ? folder.relativize(file) : file) + "`";
    }

    /** What the files say now, which becomes the stack. */
    synchronized ReadStack reload(Reading reading) {
        FileStamps before = FileStamps.of(files());
        ReadStack read = fresh(reading);
        stamps = before.and(read.origins().files());
        source = found().map(StackFile::path);
        isChanged = false;
        isKept = false;
        told = FileStamps.NONE;
        // what is doubtful about the files is said once
        current = Optional.of(withoutWarnings(read));
        return read;
    }

    /** What the files say now. */
    ReadStack fresh(Reading reading) {
        if (found().isEmpty()) {
            return new ReadStack(
                    new Stack(name(), List.of(), List.of(), List.of()),
                    Verbs.NONE,
                    List.of(),
                    List.of(),
                    Secrets.of(),
                    Origins.NONE);
        }
        ReadStack read = files.read(
                file(),
                new Reading(
                        WishOptions.of(opened, List.of()),
                        reading.surroundings(),
                        reading.cancellation(),
                        reading.printed(),
                        reading.library(),
                        reading.approver(),
                        ComposeOptions.of(opened, reading.compose().typedIn())));
        return opened.value(SharedOptions.PROJECT_NAME)
                .map(name -> read.with(read.stack().toBuilder(name).build()))
                .orElse(read);
    }

    private static ReadStack withoutWarnings(ReadStack read) {
        return new ReadStack(read.stack(), read.verbs(), read.params(), List.of(), read.secrets(), read.origins());
    }

    private String name() {
        return opened.value(SharedOptions.PROJECT_NAME).orElseGet(() -> StackNames.defaultFor(file().path()));
    }

    /** Its files tell its name without being evaluated. */
    void called(Optional<String> name) {
        nameInFiles = name;
    }

    /** The name, as far as it can be told without evaluating anything. */
    public Optional<String> nameAtHand() {
        return known().map(read -> read.stack().name())
                .or(() -> opened.value(SharedOptions.PROJECT_NAME))
                .or(() -> nameInFiles)
                .or(() -> found().isEmpty() ? Optional.of(name()) : Optional.empty());
    }

    /** The stack, if somebody has asked for it before. It is told at once, also while its files are read again. */
    public Optional<ReadStack> known() {
        return current;
    }

    /** It is read from its files when somebody asks for it the next time. */
    public synchronized void forget() {
        current = Optional.empty();
        nameInFiles = Optional.empty();
        isChanged = false;
    }

    public synchronized State state() {
        return new State(current, isChanged, isKept, stamps, change, writings);
    }

    /**
     * How it was found by the entry that has changed it since; absent if none has. That its files are read again is no change,
     * and may have come in between.
     */
    public synchronized Optional<State> beforeChangesSince(State seen) {
        if (change == seen.change()) {
            return Optional.empty();
        }
        return seen.isChanged() ? Optional.of(seen) : asInFiles;
    }

    /**
     * It is as it was. Files that have changed since are read again by whoever asks next; but what has been written into its
     * own file since would come back with that, so that then it says something else than its file.
     */
    public synchronized void restore(State before) {
        boolean isWrittenSince = writings != before.writings();
        current = before.read();
        change = before.change();
        isChanged = before.isChanged() || isWrittenSince;
        isKept = before.isKept();
        stamps = isWrittenSince ? written : before.stamps();
    }

    /** Whether it says more than its files. */
    public boolean isChanged() {
        return isChanged;
    }

    /** Whether it says something that is in no file at all. */
    public boolean isUnsaved() {
        return isChanged && !isKept;
    }

    /** It has been written into a file that is not its own. */
    public void keptElsewhere() {
        isKept = true;
    }

    /**
     * Makes another stack of it while nobody else does, from reading it to changing it. Whoever has to wait for that and is
     * called off goes without, and a {@code CancellationException} is thrown.
     */
    <T> T inTurn(CancellationToken cancellation, Supplier<T> work) {
        return turns.take(cancellation, work);
    }

    /** An entry has made another stack of it. */
    public synchronized void change(Stack changed) {
        change(changed, Verbs.NONE, Secrets.of());
    }

    /**
     * As {@link #change}.
     *
     * @param declared tasks, checks and jobs that the entry declares
     * @param secrets what may not be printed of it
     */
    public synchronized void change(Stack changed, Verbs declared, Secrets secrets) {
        ReadStack before = current.orElseThrow();
        if (!isChanged) {
            asInFiles = Optional.of(state());
        }
        current = Optional.of(new ReadStack(
                changed,
                merged(before.verbs(), declared, changed),
                before.params(),
                List.of(),
                before.secrets().and(secrets),
                before.origins()));
        isChanged = true;
        isKept = false;
        change = ++changes;
    }

    /** It has been written into its file. */
    public synchronized void saved() {
        isChanged = false;
        stamps = FileStamps.of(files()).and(stamps.stamps().keySet()).now();
        written = stamps;
        writings++;
    }

    private static Verbs merged(Verbs before, Verbs declared, Stack stack) {
        List<Verbs.Job> jobs = new ArrayList<>(Overlay.of(declared.jobs(), before.jobs(), Verbs.Job::name));
        jobs.removeIf(job -> stack.service(job.name()).isEmpty());
        return new Verbs(
                Overlay.of(before.tasks(), declared.tasks(), Verbs.Task::name),
                Overlay.of(before.checks(), declared.checks(), Verbs.Check::name),
                jobs);
    }

    /** The files that it is written in by their names; what these bring along is known when they have been read. */
    private List<Path> files() {
        return found().map(file -> file.files(surroundings)).orElse(List.of());
    }
}
