package orchsh.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Level;
import orchsh.shell.syntax.Level.Given;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.Typed;

/** A line that is still being typed, up to the cursor. What is wrong with it so far is passed over. */
public final class HalfLine {
    private final List<Level> levels = new ArrayList<>();
    private Optional<OptionForm> unanswered = Optional.empty();
    private boolean optionsHaveEnded;

    private HalfLine(CommandForm root) {
        levels.add(new Level(root));
    }

    /** @param words those in front of the one that the cursor is in */
    public static HalfLine of(CommandForm root, List<String> words) {
        HalfLine line = new HalfLine(root);
        words.forEach(line::take);
        return line;
    }

    private void take(String word) {
        if (unanswered.isPresent()) {
            level().add(new Given(unanswered.get(), unanswered.get().longestName(), word));
            unanswered = Optional.empty();
        } else if (optionsHaveEnded) {
            level().add(word);
        } else if (word.equals("--")) {
            optionsHaveEnded = true;
        } else if (form().parts().containsKey(word)) {
            levels.add(new Level(form().parts().get(word)));
        } else if (form().option(word).isPresent()) {
            take(form().option(word).get(), word);
        } else if (!word.startsWith("-") || word.length() == 1) {
            level().add(word);
            optionsHaveEnded = form().optionsEndAtWord();
        } else if (word.startsWith("--")) {
            takeAttached(word);
        } else {
            takeLetters(word);
        }
    }

    private void take(OptionForm option, String asTyped) {
        if (option.takesValue()) {
            unanswered = Optional.of(option);
        } else {
            level().add(new Given(option, asTyped, ""));
        }
    }

    private void takeAttached(String word) {
        attachedOption(word)
                .ifPresent(option ->
                        level().add(new Given(option, option.longestName(), word.substring(word.indexOf('=') + 1))));
    }

    private void takeLetters(String word) {
        for (int i = 1; i < word.length(); i++) {
            Optional<OptionForm> option = form().option("-" + word.charAt(i));
            String rest = word.substring(i + 1);
            if (option.isEmpty()) {
                return;
            }
            if (option.get().takesValue() && !rest.isEmpty()) {
                level().add(new Given(option.get(), "-" + word.charAt(i), rest));
                return;
            }
            take(option.get(), "-" + word.charAt(i));
        }
    }

    /** The option whose value is typed behind its {@code =}. */
    public Optional<OptionForm> attachedOption(String word) {
        int equals = word.indexOf('=');
        return word.startsWith("--") && equals > 0
                ? form().option(word.substring(0, equals)).filter(OptionForm::takesValue)
                : Optional.empty();
    }

    /** The option that has its value to come. */
    public Optional<OptionForm> unanswered() {
        return unanswered;
    }

    public boolean optionsHaveEnded() {
        return optionsHaveEnded;
    }

    /** The innermost command so far. */
    public CommandForm form() {
        return level().form();
    }

    /** What has been said to it so far. */
    public List<String> words() {
        return level().words();
    }

    /** What has been typed so far, as if it were all. */
    public Typed typed() {
        return new Typed(levels, List.of());
    }

    private Level level() {
        return levels.get(levels.size() - 1);
    }
}
