package orchsh.shell.prompt;

import java.util.function.Function;
import orchsh.shell.session.entry.Entries;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells whether what is typed is whole, and which word the cursor is in. */
final class EntryParser implements Parser {
    /** Of more than that it would take too long to say what each of its lines is in. */
    private static final int LONGEST = 8_000;

    private final Function<String, Entries> entries;

    EntryParser(Function<String, Entries> entries) {
        this.entries = entries;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        switch (context) {
            case SECONDARY_PROMPT ->
                throw open(
                        line.length() > LONGEST
                                ? ""
                                : entries.apply(line).open().orElse(""));
            case ACCEPT_LINE, UNSPECIFIED -> {
                // the key that ends the line is a part of what was typed: an empty line can be the end of an entry
                Entries found = entries.apply(line + "\n");
                if (!found.areFinished()) {
                    throw open(found.open().orElse(""));
                }
            }
            case COMPLETE, SPLIT_LINE -> {}
        }
        return HalfEntry.of(line, cursor);
    }

    private static EOFError open(String label) {
        return new EOFError(-1, -1, "open block", Wording.shortened(label));
    }

    /** A backslash is a letter like any other. */
    @Override
    public boolean isEscapeChar(char letter) {
        return false;
    }
}
