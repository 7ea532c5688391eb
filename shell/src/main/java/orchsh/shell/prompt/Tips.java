package orchsh.shell.prompt;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is shown faintly behind the line: how it went on the last time, or what is to be typed next. */
final class Tips {
    private static final int LONGEST = 60;
    private static final int LONGEST_LINE = 1_000;

    private final PromptReader reader;
    private final EntryHistory history;
    private final UnaryOperator<String> next;

    /** @param next what is to be typed behind a text; empty if there is nothing to say */
    Tips(PromptReader reader, EntryHistory history, UnaryOperator<String> next) {
        this.reader = reader;
        this.history = history;
        this.next = next;
    }

    /** What is to be shown behind the line as it is; nothing unless the cursor is at its end. */
    String shown() {
        String typed = reader.getBuffer().toString();
        if (!isAskedFor(typed)) {
            return "";
        }
        return history.endOf(typed).orElseGet(() -> shortened(next.apply(typed)));
    }

    private boolean isAskedFor(String typed) {
        return !typed.isBlank()
                && typed.length() <= LONGEST_LINE
                && reader.getBuffer().cursor() == reader.getBuffer().length();
    }

    private static String shortened(String tip) {
        String line = tip.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    /** Types how the line went on the last time; says whether there was anything. */
    boolean take() {
        String typed = reader.getBuffer().toString();
        Optional<String> end = isAskedFor(typed) ? history.endOf(typed) : Optional.empty();
        end.ifPresent(reader.getBuffer()::write);
        return end.isPresent();
    }
}
