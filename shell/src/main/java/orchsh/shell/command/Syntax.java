package orchsh.shell.command;

import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.ProblemException;

/** The grammar of the command line: {@code orchsh [OPTIONS] [STACK] COMMAND [ARGS]}. */
final class Syntax {
    private final CommandForm root =
            new CommandForm("orchsh", List.of("Runs stacks of containers that are written down as scripts."));

    Syntax() {
        root.addPositional(
                words("STACK", "a script, a compose file, or a folder with one; default: the nearest one, upwards"));
        SharedOptions.listIn(root);
    }

    /** The beginning of every command's own syntax. */
    static CommandForm command(String word, String... description) {
        return new CommandForm(word, List.of(description));
    }

    static OptionForm flag(String description, String... names) {
        return value("", description, names);
    }

    static OptionForm value(String label, String description, String... names) {
        return new OptionForm(List.of(names), label, description, OptionForm.Listing.LISTED, "");
    }

    /**
     * An option that can do without its value.
     *
     * @param like what the word behind it must look like to be its value
     */
    static OptionForm possibleValue(String label, String like, String description, String... names) {
        return new OptionForm(List.of(names), label, description, OptionForm.Listing.LISTED, like);
    }

    static WordsForm words(String label, String description) {
        return new WordsForm(label, description);
    }

    /**
     * Takes apart what was typed.
     *
     * @param verb where the word stands that is no command and no stack: all behind it is its own business
     */
    Typed parse(List<String> args, Optional<Integer> verb) {
        int end = verb.orElse(args.size());
        return new Typed(LineParser.parse(root, args.subList(0, end)), args.subList(end, args.size()));
    }

    boolean knows(String command) {
        return root.parts().containsKey(command);
    }

    /** The command that the words lead to from the top. */
    CommandForm find(List<String> words) {
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

    CommandForm root() {
        return root;
    }
}
