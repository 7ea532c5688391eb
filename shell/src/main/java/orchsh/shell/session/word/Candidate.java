package orchsh.shell.session.word;

/**
 * What a word of an entry can become.
 *
 * @param word the whole word
 * @param description what it is, for people; may be empty
 * @param group what it is one of
 */
public record Candidate(String word, String description, Group group) {

    /** What a candidate is one of. */
    public enum Group {
        COMMAND,
        VERB,
        OPTION,
        SERVICE,
        CONTAINER,
        IMAGE,
        VOLUME,
        NETWORK,
        PORT,
        PARAM,
        PROFILE,
        STACK,
        WORD,
        VARIABLE,
        VALUE
    }
}
