package orchsh.shell.syntax;

import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.ProblemException;

/** The grammar of the command line: {@code orchsh [OPTIONS] [STACK] COMMAND [ARGS]}. */
public final class Syntax {
    private final CommandForm root =
            new CommandForm("orchsh", List.of("Runs stacks of containers that are written down as scripts."));

    public Syntax() {
        root.addPositional(
                words("STACK", "a script, a compose file, or a folder with one; default: the nearest one, upwards"));
        SharedOptions.listIn(root);
    }

    /** The beginning of every command's own syntax. */
    public static CommandForm command(String word, String... description) {
        return new CommandForm(word, List.of(description));
    }

    /** As {@link #command}, of one that changes nothing, neither a stack nor an engine. */
    public static CommandForm look(String word, String... description) {
        return command(word, description).onlyLooking();
    }

    public static OptionForm flag(String description, String... names) {
        return value("", description, names);
    }

    public static OptionForm value(String label, String description, String... names) {
        return new OptionForm(List.of(names), label, description, OptionForm.Listing.LISTED, "", List.of());
    }

    /**
     * An option that can do without its value.
     *
     * @param like what the word behind it must look like to be its value
     */
    public static OptionForm possibleValue(String label, String like, String description, String... names) {
        return new OptionForm(List.of(names), label, description, OptionForm.Listing.LISTED, like, List.of());
    }

    public static WordsForm words(String label, String description) {
        return new WordsForm(label, description);
    }

    /**
     * Takes apart what was typed.
     *
     * @param verb where the word stands that is no command and no stack: all behind it is its own business
     */
    public Typed parse(List<String> args, Optional<Integer> verb) {
        int end = verb.orElse(args.size());
        return new Typed(LineParser.parse(root, args.subList(0, end)), args.subList(end, args.size()));
    }

    public boolean knows(String command) {
        return root.parts().containsKey(command);
    }

    /** The command that the words lead to from the top. */
    public CommandForm find(List<String> words) {
        CommandForm found = root;
        for (String word : words) {
            CommandForm next = found.parts().get(word);
            if (next == null) {
                throw ProblemException.usage(Misuse.unknownCommand(word, found));
            }
            found = next;
        }
        return found;
    }

    public CommandForm root() {
        return root;
    }
}
