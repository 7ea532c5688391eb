package orchsh.shell.call;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.dsl.build.Param;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.report.Veil;
import orchsh.shell.source.ComposeOptions;
import orchsh.shell.source.Reading;
import orchsh.shell.source.Signposts;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader;
import orchsh.shell.source.StackReader.Declared;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.source.TypedIn;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Typed;

/** The stack that a command is about, read off its files as far as the command needs it. */
public final class ChosenStack {
    private final Typed typed;
    private final Invocation invocation;
    private final StackReader reader;
    private final SnippetLibrary library;
    private final TypedIn typedIn;
    private final Veil veil;
    private final Signposts signposts;

    /**
     * @param veil hides what the stack says may not be printed, from the moment on at which it has been read
     * @param signposts lead to its lines from then on
     */
    public ChosenStack(
            Typed typed,
            Invocation invocation,
            StackReader reader,
            SnippetLibrary library,
            Veil veil,
            Signposts signposts) {
        this.typed = typed;
        this.invocation = invocation;
        this.reader = reader;
        this.library = library;
        this.typedIn = new TypedIn(invocation.console().in());
        this.veil = veil;
        this.signposts = signposts;
    }

    public StackFile file() {
        return reader.chosen(typed.stacks(), invocation.surroundings());
    }

    /** As {@link #file}; nothing where no stack is named and none is near. */
    public Optional<StackFile> find() {
        return reader.find(typed.stacks(), invocation.surroundings());
    }

    /** Whether it is known already, so that reading it costs nothing and touches nothing. */
    public boolean isAtHand() {
        return find().filter(reader::isAtHand).isPresent();
    }

    /** Its name; the script is only evaluated if there is no other way to know. */
    public String name() {
        Optional<String> given = typed.value(SharedOptions.PROJECT_NAME);
        if (given.isPresent()) {
            if (!typed.stacks().isEmpty()) {
                file();
            }
            return renamed(new Stack("any", List.of(), List.of(), List.of()), given.get())
                    .name();
        }
        StackFile file = file();
        Reading reading = reading(List.of());
        return whileWanted(() -> reader.nameOf(file, reading))
                .orElseGet(() -> read(file, List.of()).stack().name());
    }

    /**
     * All of it, under the name that was asked for.
     *
     * @param services those that are asked for by name
     */
    ReadStack read(List<String> services) {
        ReadStack read = read(file(), services);
        return typed.value(SharedOptions.PROJECT_NAME)
                .map(name -> read.with(renamed(read.stack(), name)))
                .orElse(read);
    }

    /** All of a file, which need not be the one that was chosen. */
    public ReadStack read(StackFile file, List<String> services) {
        Reading reading = reading(services);
        ReadStack read = whileWanted(() -> reader.read(file, reading));
        veil.hide(read.secrets());
        signposts.follow(read.origins());
        return read;
    }

    /** As {@link #read}, with all of its profiles, of a file whose script has printed before what it prints. */
    public ReadStack readWithAllProfiles(StackFile file) {
        return whileWanted(() -> reader.read(file, quietReading()));
    }

    /** The profiles of its compose files. */
    public Set<String> profiles(StackFile file) {
        return whileWanted(() -> reader.profilesOf(file, quietReading()));
    }

    /** The params of a file whose script has printed before what it prints. */
    public List<Param> paramsOf(StackFile file) {
        return whileWanted(() -> reader.params(file, quietReading())).params();
    }

    private Reading quietReading() {
        Wishes wishes = WishOptions.of(typed, List.of());
        return reading(new Wishes(wishes.params(), Set.of("*"), wishes.services()), text -> {});
    }

    public Declared params() {
        StackFile file = file();
        Reading reading = reading(List.of());
        return whileWanted(() -> reader.params(file, reading));
    }

    /** The tasks and jobs that can be told without evaluating the script, which may be wrong. */
    public Set<String> verbs() {
        return reader.verbsOf(file());
    }

    private Reading reading(List<String> services) {
        return reading(WishOptions.of(typed, services), invocation.console()::mutter);
    }

    private Reading reading(Wishes wishes, Consumer<String> printed) {
        return new Reading(
                wishes,
                invocation.surroundings(),
                invocation.cancellation(),
                printed,
                library,
                new ConsoleApprover(invocation.console()),
                ComposeOptions.of(typed, typedIn));
    }

    private static Stack renamed(Stack stack, String name) {
        try {
            return stack.toBuilder(name).build();
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(e);
        }
    }

    private <T> T whileWanted(Supplier<T> work) {
        return Patience.whileWanted(invocation.cancellation(), work);
    }
}
