package orchsh.dsl.script;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Parts;
import orchsh.dsl.build.SnippetRun;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.StackBuilder;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.StackWords;
import orchsh.dsl.language.WishWords;
import orchsh.dsl.value.WordException;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/**
 * What every script is: it says words, knows where it runs, and prints where its caller wants it. The words of {@link
 * ScriptLanguage} are methods of it that Groovy is told of, {@link ScriptWord}.
 */
public abstract class ScriptBase extends Script {
    static {
        ScriptWord.teach();
    }

    private @Nullable Run run;

    /**
     * What a script works on while it runs.
     *
     * @param stack what all files of a stack speak of
     * @param words the parts that hear what this one says
     * @param cursor is told which statement runs
     * @param source where the script was read
     * @param functions calls what other files have
     * @param talk the words of the task that runs, which functions may say
     */
    record Run(
            CompiledScript compiled,
            Source source,
            StackBuilder stack,
            Parts words,
            Output output,
            Cursor cursor,
            Functions functions,
            Talk talk) {}

    /** Calls a function that the script does not have itself. */
    interface Functions {
        /** The script that has it. */
        Optional<ScriptBase> ownerOf(String function);

        /** Runs the snippet that has become this word; nothing if there is none. */
        Optional<SnippetRun> snippet(String word);
    }

    /** @param variables what scripts assign without declaring it, which all files of a stack share */
    void begin(Run wanted, Binding variables) {
        run = wanted;
        setBinding(variables);
    }

    /** From now on it speaks to another builder. */
    void speakTo(StackBuilder stack) {
        Run now = printing();
        run = new Run(now.compiled, now.source, stack, stack.words(), now.output, now.cursor, now.functions, now.talk);
    }

    private Run running() {
        if (!printing().talk.mayDeclare()) {
            throw new WordException("the stack cannot be changed while a task runs");
        }
        return printing();
    }

    private Run printing() {
        return Objects.requireNonNull(run, "the script has not begun");
    }

    /** Called by Groovy for a name that nothing has: in a task it may be a service of the running stack. */
    public @Nullable Object propertyMissing(String name) {
        return printing()
                .talk
                .words()
                .orElseThrow(() -> new MissingPropertyException(name, getClass()))
                .getProperty(name);
    }

    /** Called by the compiled script in front of each statement. */
    public static void at(@Nullable Object self, int step) {
        heed();
        Object script = self instanceof Closure<?> closure ? closure.getThisObject() : self;
        if (script instanceof ScriptBase base && base.run != null) {
            base.run.compiled.steps().move(base.run.cursor, base.run.source, step);
        }
    }

    /** Called by the compiled script wherever it may come by without end. */
    public static void heed() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ScriptStopped();
        }
    }

    /**
     * Called by the compiled script for a word.
     *
     * @param self the closure or script that says it
     */
    public static @Nullable Object say(GroovyObject self, String word, @Nullable Object[] given) throws Throwable {
        try {
            Optional<Hearing.Heard> heard = Hearing.say(self, word, given);
            return heard.isPresent() ? heard.get().answer() : self.invokeMethod(word, given);
        } catch (InvokerInvocationException | InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    /**
     * Called by the compiled script for {@code params.name}.
     *
     * @param self the closure or script that reads it
     */
    public static @Nullable Object readParam(GroovyObject self, String name) {
        Optional<Map<String, @Nullable Object>> params = Hearing.params(self);
        return params.isPresent()
                ? params.get().get(name)
                : InvokerHelper.getProperty(InvokerHelper.getProperty(self, "params"), name);
    }

    /** What {@code sleep} is in scripts: one that ends when the script is called off. */
    public static void pause(@Nullable Object time) {
        if (!(time instanceof Number || time instanceof Duration)) {
            throw new WordException("`sleep` takes a time", "for example sleep 2.s");
        }
        try {
            Thread.sleep(time instanceof Duration duration ? duration.toMillis() : ((Number) time).longValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScriptStopped();
        }
    }

    /** Called by Groovy for a function that the script does not have. */
    public @Nullable Object methodMissing(String name, Object given) {
        Object[] arguments = (Object[]) given;
        Run now = printing();
        Optional<SnippetRun> snippet = now.functions.snippet(name);
        if (snippet.isPresent()) {
            return running().stack.say(name, arguments, snippet.get());
        }
        Optional<ScriptBase> owner = now.functions.ownerOf(name);
        if (owner.isPresent()) {
            return owner.get().invokeMethod(name, arguments);
        }
        return InvokerHelper.invokeMethod(
                now.talk.words().orElseThrow(() -> new MissingMethodException(name, getClass(), arguments)),
                name,
                arguments);
    }

    /** The parts that hear what it says. */
    Parts words() {
        return running().words;
    }

    /** What can be read in a task too, for that changes nothing. */
    public Map<String, @Nullable Object> getParams() {
        return printing().words.keeperOf(WishWords.class).getParams();
    }

    /** {@code deadline = 3.min} is the word too, as words with one value are inside blocks. */
    @Override
    public void setProperty(String name, @Nullable Object value) {
        if (name.equals("deadline")) {
            words().keeperOf(StackWords.class).deadline(value);
        } else {
            super.setProperty(name, value);
        }
    }

    @Override
    public void print(@Nullable Object value) {
        printing().output.print(value);
    }

    @Override
    public void println() {
        printing().output.println("");
    }

    @Override
    public void println(@Nullable Object value) {
        printing().output.println(value);
    }

    @Override
    public void printf(String format, @Nullable Object value) {
        printing().output.print(String.format(Locale.ROOT, format, value));
    }

    @Override
    public void printf(String format, @Nullable Object[] values) {
        printing().output.print(String.format(Locale.ROOT, format, values));
    }
}
