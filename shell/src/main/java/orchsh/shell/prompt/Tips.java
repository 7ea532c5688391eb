package orchsh.shell.prompt;

import java.util.function.UnaryOperator;
import org.jline.reader.LineReader;

/** What is shown faintly behind the line: how it went on the last time, or what is to be typed next. */
final class Tips implements Runnable {
    private static final int LONGEST = 60;

    private final PromptReader reader;
    private final EntryHistory history;
    private final UnaryOperator<String> next;
    private boolean isSuggestion;

    /** @param next what is to be typed behind a text; empty if there is nothing to say */
    Tips(PromptReader reader, EntryHistory history, UnaryOperator<String> next) {
        this.reader = reader;
        this.history = history;
        this.next = next;
        reader.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
    }

    @Override
    public void run() {
        String typed = reader.getBuffer().toString();
        isSuggestion = false;
        if (typed.isBlank()
                || typed.length() > 1_000
                || reader.getBuffer().cursor() < reader.getBuffer().length()) {
            reader.setTailTip("");
            return;
        }
        history.endOf(typed)
                .ifPresentOrElse(
                        end -> {
                            isSuggestion = true;
                            reader.setTailTip(end);
                        },
                        () -> reader.setTailTip(shortened(next.apply(typed))));
    }

    private static String shortened(String tip) {
        String line = tip.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    /** Types what is suggested; says whether there was anything. */
    boolean take() {
        String tip = reader.getTailTip();
        if (!isSuggestion
                || tip == null
                || tip.isEmpty()
                || reader.getBuffer().cursor() < reader.getBuffer().length()) {
            return false;
        }
        reader.getBuffer().write(tip);
        return true;
    }
}
