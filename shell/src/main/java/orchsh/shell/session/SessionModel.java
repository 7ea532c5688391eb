package orchsh.shell.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orchsh.dsl.Origins;
import orchsh.dsl.StackNames;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.task.Verbs;
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
final class SessionModel {
    private static final String SCRIPT = "stack.groovy";

    private final StackReader files;
    private final Typed opened;
    private final Surroundings surroundings;
    private volatile Optional<ReadStack> current = Optional.empty();
    private Map<Path, String> stamps = Map.of();
    private volatile boolean isChanged;
    private boolean isToldToBeBehind;
    private volatile Optional<String> told = Optional.empty();

    /**
     * The model of a new session.
     *
     * @param files reads stacks
     * @param opened what was typed when the session was opened
     */
    SessionModel(StackReader files, Typed opened, Surroundings surroundings) {
        this.files = files;
        this.opened = opened;
        this.surroundings = surroundings;
    }

    /**
     * The model at one moment.
     *
     * @param read the stack; absent as long as nobody has asked for it
     * @param isChanged whether it says more than its files
     */
    record State(Optional<ReadStack> read, boolean isChanged) {}

    /** The file that the stack is written in, or would be. */
    StackFile file() {
        return found().orElseGet(() -> new StackFile(surroundings.resolve(SCRIPT), SCRIPT, Optional.empty()));
    }

    /** The file that it is written in. */
    Optional<StackFile> found() {
        return files.find(opened.stacks(), surroundings);
    }

    /** The stack as it is now; evaluated if nobody has asked before, or if its files have changed and nothing else has. */
    synchronized ReadStack read(Reading reading) {
        Map<Path, String> now = stamps();
        if (current.isEmpty() || !now.equals(stamps) && !isChanged) {
            return reload(reading);
        }
        if (!now.equals(stamps) && !isToldToBeBehind) {
            isToldToBeBehind = true;
            reading.printed().accept("`" + file().shownAs() + "` has changed; `reload` takes that in\n");
        }
        return current.get();
    }

    /** What the files say now, which becomes the stack. */
    synchronized ReadStack reload(Reading reading) {
        Map<Path, String> now = stamps();
        ReadStack read = fresh(reading);
        stamps = now;
        isChanged = false;
        isToldToBeBehind = false;
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
    Optional<String> called(Optional<String> name) {
        told = name;
        return name;
    }

    /** The name, as far as it can be told without evaluating anything. */
    Optional<String> nameAtHand() {
        return known().map(read -> read.stack().name())
                .or(() -> opened.value(SharedOptions.PROJECT_NAME))
                .or(() -> told)
                .or(() -> found().isEmpty() ? Optional.of(name()) : Optional.empty());
    }

    /** The stack, if somebody has asked for it before. It is told at once, also while its files are read again. */
    Optional<ReadStack> known() {
        return current;
    }

    /** It is read from its files when somebody asks for it the next time. */
    synchronized void forget() {
        current = Optional.empty();
        told = Optional.empty();
        isChanged = false;
    }

    synchronized State state() {
        return new State(current, isChanged);
    }

    synchronized void restore(State before) {
        current = before.read();
        isChanged = before.isChanged();
    }

    /** Whether it says more than its files. */
    boolean isChanged() {
        return isChanged;
    }

    /** An entry has made another stack of it. */
    synchronized void change(Stack changed) {
        change(changed, Verbs.NONE, Secrets.of());
    }

    /**
     * As {@link #change}.
     *
     * @param declared tasks, checks and jobs that the entry declares
     * @param secrets what may not be printed of it
     */
    synchronized void change(Stack changed, Verbs declared, Secrets secrets) {
        ReadStack before = current.orElseThrow();
        current = Optional.of(new ReadStack(
                changed,
                merged(before.verbs(), declared, changed),
                before.params(),
                List.of(),
                before.secrets().and(secrets),
                before.origins()));
        isChanged = true;
    }

    /** It has been written into its file. */
    synchronized void saved() {
        isChanged = false;
        stamps = stamps();
    }

    private static Verbs merged(Verbs before, Verbs declared, Stack stack) {
        List<Verbs.Job> jobs = new ArrayList<>(merged(declared.jobs(), before.jobs(), Verbs.Job::name));
        jobs.removeIf(job -> stack.service(job.name()).isEmpty());
        return new Verbs(
                merged(before.tasks(), declared.tasks(), Verbs.Task::name),
                merged(before.checks(), declared.checks(), Verbs.Check::name),
                jobs);
    }

    private static <T> List<T> merged(List<T> before, List<T> after, Function<T, String> name) {
        Map<String, T> all = new LinkedHashMap<>();
        before.forEach(one -> all.put(name.apply(one), one));
        after.forEach(one -> all.put(name.apply(one), one));
        return List.copyOf(all.values());
    }

    private Map<Path, String> stamps() {
        Map<Path, String> all = new HashMap<>();
        found().ifPresent(file -> file.files(surroundings).forEach(path -> all.put(path, stamp(path))));
        return all;
    }

    private static String stamp(Path path) {
        try {
            return Files.getLastModifiedTime(path) + " " + Files.size(path);
        } catch (IOException e) {
            // one that is not there is different from one that is
            return "";
        }
    }
}
