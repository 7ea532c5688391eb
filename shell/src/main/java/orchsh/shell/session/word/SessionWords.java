package orchsh.shell.session.word;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import orchsh.engine.caller.Surroundings;
import orchsh.shell.session.entry.Entries;
import orchsh.shell.syntax.Syntax;

/** What is known of the words of entries. All of it is at hand: nothing but {@link #lookAhead} asks an engine, and nothing evaluates a script. */
public final class SessionWords {
    /** Where a variable of a container is to be named. */
    private static final Pattern VARIABLE = Pattern.compile("(?:\\s(?:-e|--env)[\\s=]\\s*|\\.env\\.)\\w*$");

    private final Predicate<String> isCommand;
    private final Supplier<List<Candidate>> names;
    private final KnownDetails details;
    private final CommandWords commands;
    private final LanguageWords language;
    private final StagedWords staged;

    /**
     * The words of a session.
     *
     * @param syntax the grammar of its commands
     * @param isCommand tells commands from the language
     * @param cutter cuts a text into entries
     * @param names what is there just now: services, containers, images, volumes, networks, ports, stacks, tasks and jobs,
     *     params, profiles, and variables, each with its state or whatever tells it apart
     * @param details what is known of each of them
     * @param staged what is known of values that are to go through stages
     */
    public SessionWords(
            Supplier<Syntax> syntax,
            Surroundings surroundings,
            Predicate<String> isCommand,
            Function<String, Entries> cutter,
            Supplier<List<Candidate>> names,
            KnownDetails details,
            StagedWords staged) {
        this.isCommand = isCommand;
        this.names = names;
        this.details = details;
        this.staged = staged;
        this.commands = new CommandWords(syntax, surroundings, names, details);
        this.language = new LanguageWords(cutter, names, details);
    }

    /** Asks the engine for what the last word of the text can become, should it know more than is at hand. */
    public void lookAhead(String text) {
        if (VARIABLE.matcher(text).find()) {
            details.lookIntoContainers();
        }
    }

    /** Whether the text is a command rather than the language. */
    public boolean isCommand(String entry) {
        return isCommand.test(entry);
    }

    /** All words that can begin a command, with what they do. */
    public List<Candidate> commands() {
        return commands.commands();
    }

    /**
     * What the last word of a command can become; options, names and values.
     *
     * @param words the words so far, the unfinished one last
     */
    public List<Candidate> behind(List<String> words) {
        return commands.behind(words);
    }

    /** The piece of the language in front of the first stage, if the text ends behind a bar that can lead to stages. */
    public Optional<String> staged(String text) {
        return staged.source(text);
    }

    /** The columns that the value of a piece of the language has, as far as that can be told without working it out. */
    public List<String> columnsOf(String piece) {
        return staged.columnsOf(piece);
    }

    /** The columns that the rows of a list have only where an option asks for them. */
    public List<String> columnsOnDemand(String command) {
        return commands.columnsOnDemand(command);
    }

    /**
     * What the last word can become where the language is written: words of the innermost open block, variables, services.
     *
     * @param text the entry up to the unfinished word's end
     */
    public List<Candidate> language(String text) {
        return language.of(text);
    }

    /** The services, containers, images, volumes and networks that are there just now. */
    public List<Candidate> names() {
        return names.get();
    }

    /** What the last word of the text is, in a sentence or two: a command, an option of one, a word of the language. */
    public Optional<String> help(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return isCommand(text) ? commands.help(words).or(() -> language.help(text)) : language.help(text);
    }

    /** What is to be typed behind a text that ends with a blank, in a few words; empty if there is nothing to say. */
    public String next(String text) {
        if (text.isBlank() || !Character.isWhitespace(text.charAt(text.length() - 1))) {
            return "";
        }
        return isCommand(text) ? commands.next(words(text)) : language.next(text);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
