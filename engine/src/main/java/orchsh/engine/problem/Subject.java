package orchsh.engine.problem;

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

    /** How the image of a service is made. */
    public static Subject build(String service) {
        return new Subject(service, "build", "");
    }

    /** A port of the host, in whichever form the service publishes it. */
    public static Subject hostPort(String service, int number, String protocol) {
        return new Subject(service, "host port", number + "/" + protocol);
    }

    /** The same part of another service. */
    public Subject of(String service) {
        return new Subject(service, word, value);
    }
}
