package orchsh.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a script itself, outside every block. Beside them all of Groovy may be used: variables, loops, functions,
 * classes.
 *
 * <p>Wherever a text is meant, a text with {@code ${…}} in it or a number does as well.
 */
public interface ScriptLanguage extends FileWords, WishWords, SnippetWords, DeclarationWords {

    /**
     * Names the stack. The name becomes part of the names of its containers, networks and volumes; without this word it
     * is the name of the folder the script lies in.
     */
    @Word(value = "names the stack; default is the name of the script's folder", example = "stack 'shop'")
    void stack(@Takes(String.class) @Nullable Object name);

    /**
     * Declares a service: something that is kept running. The block says what it is, in the words of
     * {@link ServiceLanguage}. What comes back can be used to read and to add to it later in the script.
     *
     * <pre>
     * service 'db' { image 'postgres:16' }
     * service cache { image 'redis' }
     * service 'web' &lt; image 'nginx'; port '8080:80'; wait tcp: 80 &gt;
     * </pre>
     */
    @Word(value = "declares something that is kept running", example = "service 'db' { image 'postgres:16' }")
    ServiceLanguage service(
            @Nullable Object name,
            @DelegatesTo(value = ServiceLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /**
     * Declares a job: something that runs to its end. It is never down, and what needs it waits for that end with
     * {@code needs migrate: 'completed'}. The block says what it is, in the words of {@link ServiceLanguage}.
     *
     * <pre>
     * service 'db' { image 'postgres:16' }
     * job 'migrate' { image 'shop/api'; command 'migrate'; needs 'db' }
     * job 'seed' { image 'shop/api'; command 'seed'; once true }
     * </pre>
     */
    @Word(value = "declares something that runs to its end", example = "job 'migrate' { image 'shop/api' }")
    ServiceLanguage job(
            @Nullable Object name,
            @DelegatesTo(value = ServiceLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /** As {@link #job(Object, Closure)}, with a line that says what it is for, which {@code orchsh tasks} shows. */
    ServiceLanguage job(
            @Nullable Object name,
            @Nullable Object description,
            @DelegatesTo(value = ServiceLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /**
     * Declares a task: code that is run on this machine, on the running stack, when its name is given as a command:
     * {@code orchsh stack.groovy seed}. What it can say is in {@link TaskLanguage}.
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

    /**
     * Speaks to every service and job that follows, before its own block does: what that says goes before, what adds up
     * adds up. A job takes no restart policy and no number of containers from it.
     */
    @Word(value = "speaks to every service that follows", example = "defaults { restart 'unless-stopped' }")
    void defaults(@DelegatesTo(value = ServiceLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /**
     * Speaks again to a service that is declared above, in this file or an included one. What takes one value takes the
     * last one; what takes several takes all, and a mount at the same path or a network of the same name is said anew.
     */
    @Word(value = "speaks again to a service above", example = "override 'db' { port '5432:5432' }")
    ServiceLanguage override(
            @Nullable Object name,
            @DelegatesTo(value = ServiceLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    /** How long the whole stack may take to come up. When the time is over, {@code up} says what it still waited for. */
    @Word(value = "bounds the time of a whole `up`", example = "deadline 3.min")
    void deadline(@Takes(Duration.class) @Nullable Object time);
}
