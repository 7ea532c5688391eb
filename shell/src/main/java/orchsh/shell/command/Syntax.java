package orchsh.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.command.SharedOptions.Listing;
import orchsh.shell.invocation.Appearance;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The grammar of the command line: {@code orchsh [OPTIONS] [STACK] COMMAND [ARGS]}. */
final class Syntax {
    private static final int WIDEST_HELP = 100;
    private static final int NARROWEST_HELP = 55;

    private final CommandLine line;

    Syntax(List<Command> commands) {
        CommandSpec root = CommandSpec.create().name("orchsh");
        root.addPositional(
                words("STACK", "a script, or a folder with a stack.groovy; default: the nearest one, upwards"));
        SharedOptions.addTo(root, Listing.LISTED);
        root.usageMessage()
                .customSynopsis("orchsh [OPTIONS] [STACK] COMMAND [ARGS]")
                .description("Runs stacks of containers that are written down as scripts.")
                .footer("", "`orchsh help COMMAND` tells more about a command.");
        commands.forEach(command -> add(root, command));
        line = new CommandLine(root)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true);
    }

    private static void add(CommandSpec parent, Command command) {
        CommandSpec spec = command.syntax();
        SharedOptions.addTo(spec, Listing.UNLISTED);
        command.parts().forEach(part -> add(spec, part));
        parent.addSubcommand(spec.name(), spec);
    }

    /** The beginning of every command's own syntax. */
    static CommandSpec command(Command command, String word, String... description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(word);
        spec.usageMessage().description(description);
        return spec;
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .arity("1")
                .type(ArrayList.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    static PositionalParamSpec words(String label, String description) {
        return PositionalParamSpec.builder()
                .arity("0..*")
                .type(ArrayList.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /**
     * Takes apart what was typed.
     *
     * @param verb where the word stands that is no command and no stack: all behind it is its own business
     */
    Typed parse(List<String> args, Optional<Integer> verb) {
        try {
            List<String> ours = verb.map(at -> args.subList(0, at)).orElse(args);
            return new Typed(
                    line.parseArgs(ours.toArray(String[]::new)),
                    verb.map(at -> args.subList(at, args.size())).orElse(List.of()));
        } catch (ParameterException e) {
            throw ProblemException.usage(problem(e));
        }
    }

    /** Prints how the command is used. */
    void printHelp(CommandSpec spec, PrintWriter out, Appearance appearance) {
        spec.usageMessage()
                .width(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, appearance.columns())))
                .sortOptions(false)
                .synopsisHeading("usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%noptions:%n")
                .commandListHeading("%ncommands:%n");
        Ansi ansi = appearance.colours() == Appearance.Colours.ANSI ? Ansi.ON : Ansi.OFF;
        spec.commandLine().usage(out, Help.defaultColorScheme(ansi));
        out.flush();
    }

    boolean knows(String command) {
        return root().subcommands().containsKey(command);
    }

    /** The command that the words lead to from the top. */
    CommandSpec find(List<String> words) {
        CommandSpec found = line.getCommandSpec();
        for (String word : words) {
            CommandLine next = found.subcommands().get(word);
            if (next == null) {
                throw ProblemException.usage(unknownCommand(word, found));
            }
            found = next.getCommandSpec();
        }
        return found;
    }

    CommandSpec root() {
        return line.getCommandSpec();
    }

    static Problem unknownCommand(String word, CommandSpec among) {
        return unknownCommand(word, among, List.of());
    }

    /** @param verbs what can be said in a command's place */
    static Problem unknownCommand(String word, CommandSpec among, List<String> verbs) {
        List<String> known = new ArrayList<>(among.subcommands().keySet());
        known.addAll(verbs);
        if (known.isEmpty()) {
            return Problem.error("`" + among.name() + "` has no command `" + word + "`")
                    .hint(usageHint(among));
        }
        return NearMiss.of(word, known)
                .map(near -> Problem.error("there is no command `" + word + "`").hint("did you mean `" + near + "`?"))
                .orElseGet(() -> Problem.error("there is no command `" + word + "`")
                        .hint((among.parent() == null
                                        ? "`orchsh help` lists the commands"
                                        : "commands: "
                                                + String.join(
                                                        ", ",
                                                        among.subcommands().keySet()))
                                + (verbs.isEmpty() ? "" : "\nof the stack: " + String.join(", ", verbs))));
    }

    private static Problem problem(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), spec);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec argument = missing.getMissing().get(0);
            return Problem.error(
                            argument instanceof OptionSpec option
                                    ? "option `" + option.longestName() + "` needs a value"
                                    : "`" + argument.paramLabel() + "` is missing")
                    .hint(usageHint(spec));
        }
        return Problem.error(String.valueOf(e.getMessage())).hint(usageHint(spec));
    }

    private static Problem unmatched(String word, CommandSpec spec) {
        if (word.startsWith("-") && word.length() > 1) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            String whom = spec.parent() == null ? "" : " for `" + spec.name() + "`";
            Optional<String> near = name.startsWith("--")
                    ? NearMiss.of(
                            name,
                            spec.optionsMap().keySet().stream()
                                    .filter(option -> option.startsWith("--"))
                                    .toList())
                    : Optional.empty();
            return Problem.error("there is no option `" + name + "`" + whom)
                    .hint(near.map(option -> "did you mean `" + option + "`?")
                            .or(() -> elsewhere(name, spec))
                            .orElseGet(() -> usageHint(spec)));
        }
        if (!spec.subcommands().isEmpty()) {
            return unknownCommand(word, spec);
        }
        return Problem.error("`" + spec.name() + "` takes no arguments, but there is `" + word + "`")
                .hint(stackFirst(word).orElseGet(() -> usageHint(spec)));
    }

    /** Where a script belongs that was typed behind its command. */
    static Optional<String> stackFirst(String word) {
        return word.endsWith(".groovy")
                ? Optional.of("a stack stands before the command: `orchsh " + word + " COMMAND`")
                : Optional.empty();
    }

    /** Options stand behind their command here; some programs have commands that look like options. */
    private static Optional<String> elsewhere(String option, CommandSpec spec) {
        String word = option.replaceFirst("^--", "");
        if (spec.subcommands().containsKey(word)) {
            return Optional.of("it is a command: `" + spec.qualifiedName() + " " + word + "`");
        }
        return spec.subcommands().entrySet().stream()
                .filter(command ->
                        command.getValue().getCommandSpec().optionsMap().containsKey(option))
                .findFirst()
                .map(command -> "it stands behind its command: `" + command.getKey() + " " + option + "`");
    }

    private static String usageHint(CommandSpec spec) {
        return "`" + spec.qualifiedName() + " --help` shows what there is";
    }
}
