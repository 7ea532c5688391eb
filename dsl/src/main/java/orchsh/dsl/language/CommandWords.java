package orchsh.dsl.language;

import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say what is run in its containers, and as whom. */
public interface CommandWords {

    /**
     * Runs this instead of the image's own command. One text is split at its blanks as a shell does, quotes and
     * backslashes heeded; several texts are the words as they are.
     */
    @Word(value = "runs this instead of the image's own command", example = "command 'sh', '-c', 'sleep 60'")
    void command(@Nullable Object... words);
}
