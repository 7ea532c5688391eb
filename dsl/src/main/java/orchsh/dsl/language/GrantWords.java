package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that give it secrets and configs of the stack, as files. */
public interface GrantWords {

    /**
     * Gives the service secrets of the stack, as files in {@code /run/secrets}. As the value of a variable,
     * {@code env PASSWORD: secret('name')} is what is in the secret, and there is no file.
     */
    @Word(value = "gives the service a secret, as a file", example = "secret 'db-password', mode: 0400")
    Object secret(@Takes(String.class) @Nullable Object... names);

    /**
     * As {@link #secret(Object...)}. {@code target} is the path inside, or a name in {@code /run/secrets}; {@code uid} and
     * {@code gid} whom the file belongs to; {@code mode} who may do what with it, as {@code chmod} counts: {@code 0400} or
     * {@code '0400'}.
     */
    void secret(
            @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "uid", type = Integer.class)
                    @NamedParam(value = "gid", type = Integer.class)
                    @NamedParam(value = "mode", type = Object.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);

    /** The same as {@link #secret(Object...)}. */
    @Word(value = "gives the service secrets, as files", example = "secrets 'db-password', 'tls-key'")
    default void secrets(@Takes(String.class) @Nullable Object... names) {
        secret(names);
    }

    /** Gives the service configs of the stack, as files in {@code /}. */
    @Word(value = "gives the service a config, as a file", example = "config 'site', target: '/etc/nginx/nginx.conf'")
    void config(@Takes(String.class) @Nullable Object... names);

    /** As {@link #config(Object...)}, with the options of {@link #secret(Map, Object)}; {@code target} is the path inside. */
    void config(
            @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "uid", type = Integer.class)
                    @NamedParam(value = "gid", type = Integer.class)
                    @NamedParam(value = "mode", type = Object.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);

    /** The same as {@link #config(Object...)}. */
    @Word(value = "gives the service configs, as files", example = "configs 'site', 'mime'")
    default void configs(@Takes(String.class) @Nullable Object... names) {
        config(names);
    }
}
