package orchsh.dsl.script;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.StackBuilder;
import orchsh.dsl.build.WordException;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.task.LiveWords;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** What every script is: the words of {@link ScriptLanguage}, handed on, and a place to print to. */
public abstract class ScriptBase extends Script implements ScriptLanguage {
    private @Nullable Run run;
    private @Nullable LiveWords live;

    /** What a script works on while it runs. */
    record Run(StackBuilder words, Output output, Footsteps steps) {}

    void begin(Run wanted) {
        run = wanted;
        setBinding(new Binding());
    }

    /** Does something in which functions of the script may say the words of tasks. */
    void with(LiveWords words, Runnable work) {
        LiveWords before = live;
        live = words;
        try {
            work.run();
        } finally {
            live = before;
        }
    }

    private Run running() {
        if (live != null) {
            throw new WordException("the stack cannot be changed while a task runs");
        }
        return printing();
    }

    private Run printing() {
        return Objects.requireNonNull(run, "the script has not begun");
    }

    /** What a function says that is no word of scripts may be one of tasks, if a task calls it. */
    public @Nullable Object methodMissing(String name, @Nullable Object arguments) {
        if (live == null) {
            throw new MissingMethodException(
                    name, getClass(), arguments instanceof Object[] several ? several : new Object[] {arguments});
        }
        return InvokerHelper.invokeMethod(live, name, arguments);
    }

    /** As {@link #methodMissing}. */
    public @Nullable Object propertyMissing(String name) {
        if (live == null) {
            throw new MissingPropertyException(name, getClass());
        }
        return live.getProperty(name);
    }

    /** Called by the compiled script in front of each statement. */
    public static void at(@Nullable Object self, int step) {
        Object script = self instanceof Closure<?> closure ? closure.getThisObject() : self;
        if (script instanceof ScriptBase base && base.run != null) {
            base.run.steps.moveTo(step);
        }
    }

    @Override
    public void stack(@Nullable Object name) {
        running().words.stack(name);
    }

    @Override
    public ServiceLanguage service(@Nullable Object name, Closure<?> block) {
        return running().words.service(name, block);
    }

    @Override
    public ServiceLanguage job(@Nullable Object name, Closure<?> block) {
        return running().words.job(name, block);
    }

    @Override
    public ServiceLanguage job(@Nullable Object name, @Nullable Object description, Closure<?> block) {
        return running().words.job(name, description, block);
    }

    @Override
    public void task(@Nullable Object name, Closure<?> block) {
        running().words.task(name, block);
    }

    @Override
    public void task(@Nullable Object name, @Nullable Object description, Closure<?> block) {
        running().words.task(name, description, block);
    }

    @Override
    public void task(Map<String, ?> options, @Nullable Object name, Closure<?> block) {
        running().words.task(options, name, block);
    }

    @Override
    public void task(Map<String, ?> options, @Nullable Object name, @Nullable Object description, Closure<?> block) {
        running().words.task(options, name, description, block);
    }

    @Override
    public void check(@Nullable Object name, Closure<?> block) {
        running().words.check(name, block);
    }

    @Override
    public void check(Map<String, ?> options, @Nullable Object name, Closure<?> block) {
        running().words.check(options, name, block);
    }

    @Override
    public void network(@Nullable Object name) {
        running().words.network(name);
    }

    @Override
    public void network(Map<String, ?> options, @Nullable Object name) {
        running().words.network(options, name);
    }

    @Override
    public void volume(@Nullable Object name) {
        running().words.volume(name);
    }

    @Override
    public void deadline(@Nullable Object time) {
        running().words.deadline(time);
    }

    /** {@code deadline = 3.min} is the word too, as words with one value are inside blocks. */
    @Override
    public void setProperty(String name, @Nullable Object value) {
        if (name.equals("deadline")) {
            deadline(value);
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
