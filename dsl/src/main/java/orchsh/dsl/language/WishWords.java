package orchsh.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words by which a script asks something of whoever starts it. */
public interface WishWords {

    /** Declares a param that has to be given: {@code orchsh up -P password=…}. It is read as {@code params.password}. */
    @Word(
            value = "declares a value that can be given from outside, read as params.NAME",
            example = "param 'postgres', default: '16', description: 'Postgres version'")
    void param(@Nullable Object name);

    /**
     * Declares a param. Its value is the one given with {@code -P}, else that of the variable {@code env} of the
     * environment, else the {@code default}; one without any of these must be given, unless {@code required: false} makes
     * it one without a value.
     *
     * <p>{@code type} is text, number, flag, port, duration, size or list (given with commas); without it the default tells.
     * {@code choices} are the only values that are allowed. The value of a {@code secret} param is never shown.
     */
    void param(
            @NamedParam(value = "default", type = Object.class)
                    @NamedParam(value = "description", type = String.class)
                    @NamedParam(value = "env", type = String.class)
                    @NamedParam(value = "type", type = String.class)
                    @NamedParam(value = "choices", type = List.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    @NamedParam(value = "secret", type = Boolean.class)
                    Map<String, ?> options,
            @Nullable Object name);

    /** The values of the params declared so far, in this file or another one of the stack. */
    Map<String, @Nullable Object> getParams();

    /**
     * Holds what is only part of the stack when somebody asks for the profile: {@code orchsh up --profile dev}, or
     * {@code ORCHSH_PROFILES=dev,test} in the environment. The block is checked in any case.
     */
    @Word(
            value = "holds what is only part of the stack when the profile is asked for",
            example = "profile 'dev' { service 'mail' { image 'mailhog' } }")
    void profile(
            @Nullable Object name,
            @DelegatesTo(value = ScriptLanguage.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);
}
