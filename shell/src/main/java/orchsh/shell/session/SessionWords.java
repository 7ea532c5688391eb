package orchsh.shell.session;

import java.util.List;
import java.util.Optional;

/** What is known of the words of entries. All of it is at hand: nothing here asks an engine or evaluates a script. */
public final class SessionWords {

    /** Whether the text is a command rather than the language. */
    public boolean isCommand(String entry) {
        return !entry.isEmpty();
    }

    /** All words that can begin a command, with what they do. */
    public List<Candidate> commands() {
        return List.of();
    }

    /**
     * What the last word of a command can become; options, names and values.
     *
     * @param words the words so far, the unfinished one last
     */
    public List<Candidate> behind(List<String> words) {
        return List.of();
    }

    /**
     * What the last word can become where the language is written: words of the innermost open block, variables, services.
     *
     * @param text the entry up to the unfinished word's end
     */
    public List<Candidate> language(String text) {
        return List.of();
    }

    /** The services, containers, images, volumes and networks that are there just now. */
    public List<Candidate> names() {
        return List.of();
    }

    /** What the word is, in a sentence or two: a command, an option of one, a word of the language. */
    public Optional<String> help(String text) {
        return Optional.empty();
    }
}
