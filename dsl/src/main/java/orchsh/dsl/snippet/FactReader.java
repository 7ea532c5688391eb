package orchsh.dsl.snippet;

/** Reads off a snippet's text what it does, running nothing of it. */
@FunctionalInterface
public interface FactReader {

    /** @param name what the text is called in problems */
    Facts read(String name, String text);

    /** Reads off all that a snippet consists of what it does. */
    default Facts read(Snippet snippet) {
        return read(snippet.name(), snippet.content().text());
    }
}
