package orchsh.shell.prompt;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;

/** A question mark behind a word that is known tells what it is; anywhere else it is a letter. */
final class HelpKey implements Widget {
    private static final String NAME = "what-is-this";
    private static final Pattern WORDS = Pattern.compile("\\s*(?:[\\p{L}-][\\w-]*+(?:\\s++[\\w-]++)*+)?\\s*");

    private final PromptReader reader;
    private final Function<String, Optional<String>> help;
    private final UnaryOperator<String> page;

    /**
     * A key for a reader.
     *
     * @param help says in a sentence what the last word of a text is
     * @param page says more of it; nothing if there is no more
     */
    HelpKey(PromptReader reader, Function<String, Optional<String>> help, UnaryOperator<String> page) {
        this.reader = reader;
        this.help = help;
        this.page = page;
    }

    void bind() {
        reader.getWidgets().put(NAME, this);
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN)).bind(new Reference(NAME), "?");
    }

    @Override
    public boolean apply() {
        String typed = reader.getBuffer().upToCursor();
        String line = typed.substring(typed.lastIndexOf('\n') + 1);
        Optional<String> sentence = WORDS.matcher(line).matches() ? help.apply(typed) : Optional.empty();
        if (sentence.isEmpty()) {
            reader.getBuffer().write('?');
            return true;
        }
        String more = page.apply(line.strip());
        reader.printAbove(more.isBlank() ? sentence.get() : more.stripTrailing());
        return true;
    }
}
