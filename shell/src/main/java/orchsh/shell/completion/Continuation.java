package orchsh.shell.completion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orchsh.shell.completion.Wanted.Things;
import orchsh.shell.help.WordHelp;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.VerbPlace;

/** Finds out what a line can go on with, as far as the grammar tells. */
public final class Continuation {
    private final Syntax syntax;
    private final Predicate<String> isStack;
    private final Listener found;

    /** Is told what the word can become. */
    public interface Listener {
        /** Which of the caller's files it can be, in the word that completion scripts know. */
        void files(String kind);

        /** Whatever is told from now on stands behind this, in the same word. */
        void behind(String head);

        void word(String word, String description);

        /** @param suffix what stands behind a name and in front of more */
        void names(Things things, String suffix, HalfLine line);

        /**
         * The values of a param; whoever knows none has none to tell.
         *
         * @param given what stands in front of the value in the same word
         */
        default void values(String param, String given, HalfLine line) {}

        /** Tasks and jobs. */
        void verbs(HalfLine line);
    }

    /** @param isStack whether a word names a script or a folder */
    public Continuation(Syntax syntax, Predicate<String> isStack, Listener found) {
        this.syntax = syntax;
        this.isStack = isStack;
        this.found = found;
    }

    /**
     * Tells what the word can become.
     *
     * @param before the words in front of it
     * @param current the word as far as it goes
     */
    public void of(List<String> before, String current) {
        HalfLine line = HalfLine.of(syntax.root(), before);
        if (new VerbPlace(syntax.root(), isStack).in(before).isPresent()) {
            found.files("files");
        } else if (line.unanswered().isPresent()) {
            offer(Wanted.by(line.unanswered().get()), current, line);
        } else if (line.optionsHaveEnded()) {
            offer(Wanted.by(line.form(), line.words()), line);
        } else if (line.attachedOption(current).isPresent()) {
            found.behind(current.substring(0, current.indexOf('=') + 1));
            offer(Wanted.by(line.attachedOption(current).get()), current.substring(current.indexOf('=') + 1), line);
        } else if (current.startsWith("-")) {
            options(line.form());
        } else {
            words(line);
        }
    }

    private void options(CommandForm form) {
        for (String name : form.optionNames()) {
            form.option(name).ifPresent(option -> found.word(name, option.description()));
        }
    }

    private void words(HalfLine line) {
        CommandForm form = line.form();
        form.parts().forEach((name, part) -> found.word(name, part.description().get(0)));
        if (form == syntax.root()) {
            found.files(Wanted.by(form, List.of()).files());
            found.verbs(line);
        } else if (form.words().isPresent()) {
            offer(Wanted.by(form, line.words()), line);
        }
    }

    /** @param begun the beginning of an option's value */
    private void offer(Wanted wanted, String begun, HalfLine line) {
        int equals = begun.indexOf('=');
        if (wanted.things() == Things.PARAMS && equals > 0) {
            found.values(begun.substring(0, equals), begun.substring(0, equals + 1), line);
        } else {
            offer(wanted, line);
        }
    }

    private void offer(Wanted wanted, HalfLine line) {
        found.files(wanted.files());
        wanted.choices().forEach(choice -> found.word(choice, ""));
        switch (wanted.things()) {
            case COMMANDS -> commands(line.words());
            case FILES_OF_SERVICES, ADDRESSES -> found.names(wanted.things(), ":", line);
            default -> found.names(wanted.things(), wanted.suffix(), line);
        }
    }

    private void commands(List<String> words) {
        Optional<CommandForm> form = Optional.of(syntax.root());
        for (String word : words) {
            form = form.flatMap(whole -> Optional.ofNullable(whole.parts().get(word)));
        }
        Map<String, CommandForm> parts = form.map(CommandForm::parts).orElse(Map.of());
        parts.forEach((name, part) -> found.word(name, part.description().get(0)));
        if (words.isEmpty()) {
            WordHelp.words().forEach(word -> found.word(word, ""));
        }
    }
}
