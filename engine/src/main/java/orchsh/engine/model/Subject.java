package orchsh.engine.model;

/**
 * A part of a stack that something can be said about, so that whoever knows the text can say where it stands.
 *
 * @param owner the service's name, or empty for the stack itself
 * @param word the word of the language: {@code service}, {@code link}, {@code volume} …
 * @param value what the word was given: a service's name, a port …
 */
public record Subject(String owner, String word, String value) {
    public static Subject service(String name) {
        return new Subject(name, "service", name);
    }

    public static Subject of(Service owner, String word, String value) {
        return new Subject(owner.name(), word, value);
    }
}
