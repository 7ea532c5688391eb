package orchsh.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import org.jspecify.annotations.Nullable;

/** The words that declare what is run, service by service. */
public interface ServiceWords {

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
}
