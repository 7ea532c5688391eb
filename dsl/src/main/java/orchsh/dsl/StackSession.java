package orchsh.dsl;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.script.EntryEngine;
import orchsh.dsl.snippet.Approver;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.dsl.snippet.Snippets;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import org.jspecify.annotations.Nullable;

/** Carries out the language entry by entry. Groovy is loaded with the first of them. */
public final class StackSession {
    private final EntryEngine engine;

    /**
     * A session on a stack.
     *
     * @param folder the folder of the stack, where relative paths start
     * @param shownStack the stack's file as the user would type it; empty if there is none
     * @param caller whoever opened the session
     * @param wishes what was asked for when it was opened
     */
    public StackSession(
            Path folder,
            String shownStack,
            Surroundings caller,
            Wishes wishes,
            SnippetLibrary library,
            Approver approver) {
        Snippets snippets = new Snippets(folder, shownStack, library, new WrittenFacts(), caller);
        this.engine = new EntryEngine(folder, caller, wishes, snippets.finder(approver));
    }

    /**
     * Carries out one entry; what is wrong with it is thrown, and a {@code CancellationException} when it is called off.
     *
     * @param name what places in it are called by
     * @param live the stack of the session, and what runs of it
     * @param verbs the tasks that there are
     */
    public EntryEngine.Done run(String name, String text, LiveStack live, Verbs verbs, CancellationToken cancellation) {
        return engine.run(name, text, live, verbs, cancellation);
    }

    /** As {@link #run(String, String, LiveStack, Verbs, CancellationToken)}, with something else made of the value within the entry. */
    public EntryEngine.Done run(
            String name,
            String text,
            LiveStack live,
            Verbs verbs,
            CancellationToken cancellation,
            Function<@Nullable Object, @Nullable Object> made) {
        return engine.run(name, text, live, verbs, cancellation, made);
    }

    /** Keeps a value from elsewhere as the result of an entry. */
    public void keep(Object value) {
        engine.keep(value);
    }

    /** The names of the functions that entries have left. */
    public Set<String> functions() {
        return engine.functions();
    }

    /** What a variable that entries have left is now; null also if there is none. */
    public @Nullable Object valueOf(String variable) {
        return engine.valueOf(variable);
    }

    /** The names of the variables that entries have left. */
    public Set<String> variables() {
        return engine.variables();
    }
}
