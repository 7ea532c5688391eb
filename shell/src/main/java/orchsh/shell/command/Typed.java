package orchsh.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orchsh.shell.command.EngineOptions.Consent;
import orchsh.shell.invocation.Console;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What was typed, taken apart but not yet looked at in the light of anything else. */
final class Typed {
    /** From the whole line to the innermost command. */
    private final List<ParseResult> levels = new ArrayList<>();

    private final List<String> verb;

    /** @param verb what is no command, and all behind it; empty when there is nothing of the kind */
    Typed(ParseResult line, List<String> verb) {
        this.verb = List.copyOf(verb);
        for (ParseResult level = line; level != null; level = level.hasSubcommand() ? level.subcommand() : null) {
            levels.add(level);
        }
    }

    /** The innermost command, unless only stacks were named. */
    Optional<Command> command() {
        return innermost().commandSpec().userObject() instanceof Command command
                ? Optional.of(command)
                : Optional.empty();
    }

    /** The word that stands in a command's place and is none, and all behind it; empty when there is nothing of the kind. */
    List<String> verb() {
        return verb;
    }

    CommandSpec syntax() {
        return innermost().commandSpec();
    }

    /** The words of the innermost command, for example {@code engine stop}. */
    String commandWords() {
        return verb.isEmpty()
                ? levels.stream()
                        .skip(1)
                        .map(level -> level.commandSpec().name())
                        .collect(Collectors.joining(" "))
                : verb.get(0);
    }

    /** The stacks that were named, before the command or by option. */
    List<String> stacks() {
        List<String> stacks = new ArrayList<>(values(SharedOptions.FILE));
        stacks.addAll(0, wordsBeforeCommand());
        return stacks;
    }

    List<String> wordsBeforeCommand() {
        return wordsOf(levels.get(0));
    }

    /** What follows the command's word. */
    List<String> words() {
        return levels.size() == 1 ? List.of() : wordsOf(innermost());
    }

    private static List<String> wordsOf(ParseResult level) {
        return level.matchedPositionals().stream()
                .flatMap(positional -> positional.originalStringValues().stream())
                .toList();
    }

    boolean has(String option) {
        return levels.stream().anyMatch(level -> level.hasMatchedOption(option));
    }

    /** That one of the option's names by which it was given. */
    String asTyped(String option) {
        List<String> names = levels.stream()
                .filter(level -> level.hasMatchedOption(option))
                .flatMap(level -> Stream.of(level.matchedOption(option).names()))
                .toList();
        return levels.get(0).originalArgs().stream()
                .filter(names::contains)
                .findFirst()
                .orElse(option);
    }

    /** The option's value; the last one if it was given several times. */
    Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values of an option, in their order. */
    List<String> values(String option) {
        return levels.stream()
                .filter(level -> level.hasMatchedOption(option))
                .flatMap(level -> level.matchedOption(option).originalStringValues().stream())
                .toList();
    }

    EngineOptions engineOptions() {
        return new EngineOptions(
                value(SharedOptions.HOST), has(SharedOptions.BOOTSTRAP) ? Consent.BOOTSTRAP : Consent.LOOK_ONLY);
    }

    /** The console as the options want it. */
    Console on(Console console) {
        if (has(SharedOptions.PLAIN)) {
            return console.plain();
        }
        return has(SharedOptions.NO_COLOR) ? console.withoutColours() : console;
    }

    private ParseResult innermost() {
        return levels.get(levels.size() - 1);
    }
}
