package orchsh.dsl.build;

import java.util.List;
import java.util.Optional;

/**
 * A param of a stack, for people to read; the values of secret ones are left out.
 *
 * @param name its name
 * @param type what it takes
 * @param description what it is for; may be empty
 * @param standard its default, as text
 * @param value its value, as text
 * @param origin where the value comes from
 * @param variable the variable of the environment that it is read from
 * @param choices the only values that are allowed; none means any
 * @param secrecy whether its values may be shown
 */
public record Param(
        String name,
        ParamType type,
        String description,
        Optional<String> standard,
        Optional<String> value,
        Origin origin,
        Optional<String> variable,
        List<String> choices,
        Secrecy secrecy) {
    private static final String HIDDEN = "***";

    public Param {
        choices = List.copyOf(choices);
        if (secrecy == Secrecy.SECRET) {
            standard = standard.map(text -> HIDDEN);
            value = value.map(text -> HIDDEN);
        }
    }

    /** Where a value comes from. */
    public enum Origin {
        /** It was given with {@code -P}, or by whoever uses a snippet. */
        GIVEN,
        ENVIRONMENT,
        DEFAULT,
        /** There is none, and need not be. */
        NOWHERE,
        /** There is none, and must be. */
        MISSING
    }

    /** Whether values may be shown. */
    public enum Secrecy {
        OPEN,
        SECRET
    }
}
