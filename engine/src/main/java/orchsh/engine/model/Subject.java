package orchsh.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * A part of a stack that something can be said about, so that whoever knows the text can say where it stands.
 *
 * @param owner the service's name, or empty for the stack itself
 * @param word the word of the language: {@code service}, {@code link}, {@code volume} …
 * @param value what the word was given: a service's name, a port …
 */
public record Subject(String owner, String word, String value) {
    /** Written out, as is {@link #hashCode}: every start comes by them, and Java takes long to make them itself. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subject that
                && owner.equals(that.owner)
                && word.equals(that.word)
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * owner.hashCode() + word.hashCode()) + value.hashCode();
    }

    public static Subject service(String name) {
        return new Subject(name, "service", name);
    }

    public static Subject of(Service owner, String word, String value) {
        return new Subject(owner.name(), word, value);
    }
}
