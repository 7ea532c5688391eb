package orchsh.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that declare what is run on the stack once it stands, when somebody asks for it. */
public interface VerbWords {

    /**
     * Declares a task: code that is run on this machine, on the running stack, when its name is given as a command:
     * {@code orchsh stack.groovy seed}. What it can say is in {@link TaskLanguage}. A command in it that fails ends it, and
     * orchsh ends with the exit code of that command.
     *
     * <pre>
     * service 'db' { image 'postgres:16' }
     * service 'api' { image 'shop/api' }
     * task 'seed' { up 'db'; exec 'db', 'psql -U admin shop', stdin: file('codes.sql') }
     * task('codes', 'load the codes') { run 'api', 'python manage.py codes' }
     * </pre>
     */
    @Word(
            value = "declares code that is run on the stack when its name is given as a command",
            example = "task 'seed' { exec 'db', 'psql -U admin shop', stdin: file('codes.sql') }")
    void task(
            @Nullable Object name,
            @DelegatesTo(value = TaskLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /** As {@link #task(Object, Closure)}, with a line that says what it is for, which {@code orchsh tasks} shows. */
    void task(
            @Nullable Object name,
            @Nullable Object description,
            @DelegatesTo(value = TaskLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /**
     * As {@link #task(Object, Closure)}. {@code needs} names the tasks that are run before it, each once; {@code deadline}
     * is the time it may take.
     */
    void task(
            @NamedParam(value = "needs", type = List.class) @NamedParam(value = "deadline", type = Duration.class)
                    Map<String, ?> options,
            @Nullable Object name,
            @DelegatesTo(value = TaskLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /** As {@link #task(Map, Object, Closure)}, with a line that says what it is for. */
    void task(
            @NamedParam(value = "needs", type = List.class) @NamedParam(value = "deadline", type = Duration.class)
                    Map<String, ?> options,
            @Nullable Object name,
            @Nullable Object description,
            @DelegatesTo(value = TaskLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /**
     * Declares a check: something that must hold of the running stack, found out by {@code orchsh test}. It fails when an
     * {@code assert} in it does not hold, or when a word in it fails. Otherwise it is as a task.
     *
     * <pre>
     * service 'api' { image 'shop/api'; port '5000:5000' }
     * check('the api answers') { assert http(api, '/health').status == 200 }
     * check('the cache fills', within: 10.s) { assert http(api, '/cache').json.size() > 3 }
     * </pre>
     */
    @Word(
            value = "declares what must hold of the running stack; `orchsh test` finds out",
            example = "check('the api answers') { assert http(api, '/health').status == 200 }")
    void check(
            @Nullable Object name,
            @DelegatesTo(value = TaskLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /**
     * As {@link #check(Object, Closure)}. With {@code within} (or {@code timeout}, which is the same) it is tried again and
     * again until it holds, for that long; {@code needs} names the services that have to be up for it, where not the whole
     * stack has to; {@code deadline} is the time that one try may take.
     */
    void check(
            @NamedParam(value = "needs", type = List.class)
                    @NamedParam(value = "within", type = Duration.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "deadline", type = Duration.class)
                    Map<String, ?> options,
            @Nullable Object name,
            @DelegatesTo(value = TaskLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);
}
