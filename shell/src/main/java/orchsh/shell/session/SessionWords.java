package orchsh.shell.session;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.LiveService;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.language.Word;
import orchsh.dsl.script.EntryScan;
import orchsh.shell.completion.HalfLine;
import orchsh.shell.completion.Wanted;
import orchsh.shell.session.Candidate.Group;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.WordsForm;

/** What is known of the words of entries. All of it is at hand: nothing here asks an engine or evaluates a script. */
public final class SessionWords {
    private final SessionDesk desk;
    private final KnownNames names;
    private final List<Candidate> ofProgram;

    SessionWords(SessionDesk desk) {
        this.desk = desk;
        this.names = new KnownNames(desk);
        List<Candidate> all = new ArrayList<>();
        desk.grammar()
                .root()
                .parts()
                .forEach((word, form) ->
                        all.add(new Candidate(word, form.description().get(0), Group.COMMAND)));
        this.ofProgram = List.copyOf(all);
    }

    /** Whether the text is a command rather than the language. */
    public boolean isCommand(String entry) {
        return desk.dispatch().isCommand(entry);
    }

    /** All words that can begin a command, with what they do. */
    public List<Candidate> commands() {
        List<Candidate> all = new ArrayList<>(ofProgram);
        desk.verbs().forEach(verb -> all.add(new Candidate(verb, "of the stack", Group.VERB)));
        return all;
    }

    /**
     * What the last word of a command can become; options, names and values.
     *
     * @param words the words so far, the unfinished one last
     */
    public List<Candidate> behind(List<String> words) {
        if (words.isEmpty()) {
            return commands();
        }
        String current = words.get(words.size() - 1);
        HalfLine line = HalfLine.of(desk.grammar().root(), words.subList(0, words.size() - 1));
        List<Candidate> found = new ArrayList<>();
        Optional<OptionForm> attached = line.attachedOption(current);
        if (line.unanswered().isPresent()) {
            found.addAll(names.of(Wanted.by(line.unanswered().get()), current));
        } else if (attached.isPresent() && !line.optionsHaveEnded()) {
            String head = current.substring(0, current.indexOf('=') + 1);
            names.of(Wanted.by(attached.get()), current.substring(head.length()))
                    .forEach(
                            value -> found.add(new Candidate(head + value.word(), value.description(), value.group())));
        } else if (current.startsWith("-") && !line.optionsHaveEnded()) {
            for (String name : line.form().optionNames()) {
                line.form()
                        .option(name)
                        .ifPresent(option -> found.add(new Candidate(name, option.description(), Group.OPTION)));
            }
        } else {
            line.form()
                    .parts()
                    .forEach((name, part) ->
                            found.add(new Candidate(name, part.description().get(0), Group.COMMAND)));
            if (line.form().words().isPresent()) {
                found.addAll(names.of(Wanted.by(line.form(), line.words().size()), current));
            }
        }
        return found.stream()
                .filter(candidate -> candidate.word().startsWith(current))
                .toList();
    }

    /**
     * What the last word can become where the language is written: words of the innermost open block, variables, services.
     *
     * @param text the entry up to the unfinished word's end
     */
    public List<Candidate> language(String text) {
        EntryScan scan = EntryScan.of(text);
        String current = lastWord(text);
        String before = text.substring(0, text.length() - current.length());
        if (before.endsWith(".")) {
            return members(before, current);
        }
        List<Candidate> found = new ArrayList<>();
        for (Vocabulary vocabulary : vocabularies(scan.openBlocks())) {
            for (String word : vocabulary.words()) {
                found.add(new Candidate(
                        word, vocabulary.manual(word).map(Word::value).orElse(""), Group.WORD));
            }
            for (String readable : vocabulary.readable()) {
                found.add(new Candidate(readable, "", Group.VALUE));
            }
        }
        desk.language().variables().forEach(name -> found.add(new Candidate(name, "a variable", Group.VARIABLE)));
        found.addAll(names.services());
        Set<String> seen = new LinkedHashSet<>();
        return found.stream()
                .filter(candidate -> candidate.word().startsWith(current) && seen.add(candidate.word()))
                .toList();
    }

    /** What can be asked of a service. */
    private List<Candidate> members(String before, String current) {
        String owner = lastWord(before.substring(0, before.length() - 1).replaceAll("\\?$", ""));
        if (names.services().stream().noneMatch(service -> service.word().equals(owner))) {
            return List.of();
        }
        return Arrays.stream(LiveService.class.getMethods())
                .map(Method::getName)
                .map(name ->
                        name.matches("get[A-Z].*") ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name)
                .filter(name -> name.startsWith(current))
                .distinct()
                .sorted()
                .map(name -> new Candidate(name, "", Group.VALUE))
                .toList();
    }

    private static List<Vocabulary> vocabularies(List<String> openBlocks) {
        for (int i = openBlocks.size() - 1; i >= 0; i--) {
            String word = openBlocks.get(i);
            if (word.equals("task") || word.equals("check")) {
                return List.of(Vocabulary.ofTasks());
            }
            if (!word.isEmpty() && !word.equals("profile")) {
                return List.of(Vocabulary.ofServices());
            }
        }
        return List.of(Vocabulary.ofScripts(), Vocabulary.ofTasks());
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            start--;
        }
        return text.substring(start);
    }

    /** The services, containers, images, volumes and networks that are there just now. */
    public List<Candidate> names() {
        return names.all();
    }

    /** What the last word is, in a sentence or two: a command, an option of one, a word of the language. */
    public Optional<String> help(String text) {
        if (!isCommand(text)) {
            return wordHelp(text);
        }
        List<String> words = List.of(text.strip().split("\\s+"));
        HalfLine line = HalfLine.of(desk.grammar().root(), words.subList(0, words.size() - 1));
        String last = words.get(words.size() - 1);
        return line.form()
                .option(last)
                .map(OptionForm::description)
                .or(() -> Optional.ofNullable(line.form().parts().get(last))
                        .map(form -> String.join(" ", form.description())))
                .or(() -> Optional.of(line.form())
                        .filter(form -> form != desk.grammar().root())
                        .flatMap(CommandForm::words)
                        .map(wanted -> wanted.label() + ": " + wanted.description()));
    }

    /** What is to be typed behind a text that ends with a blank, in a few words; empty if there is nothing to say. */
    public String next(String text) {
        if (text.isBlank() || !Character.isWhitespace(text.charAt(text.length() - 1))) {
            return "";
        }
        if (!isCommand(text)) {
            String word = lastWord(text.stripTrailing());
            return vocabularies(EntryScan.of(text).openBlocks()).stream()
                    .flatMap(vocabulary -> vocabulary.manual(word).stream())
                    .findFirst()
                    .map(Word::example)
                    .orElse("");
        }
        HalfLine line = HalfLine.of(desk.grammar().root(), List.of(text.strip().split("\\s+")));
        return line.unanswered()
                .map(OptionForm::label)
                .or(() -> line.words().isEmpty() ? line.form().words().map(WordsForm::label) : Optional.empty())
                .filter(label -> line.form() != desk.grammar().root())
                .orElse("");
    }

    private static Optional<String> wordHelp(String text) {
        String word = lastWord(text.stripTrailing());
        return vocabularies(EntryScan.of(text).openBlocks()).stream()
                .flatMap(vocabulary -> vocabulary.manual(word).stream())
                .findFirst()
                .map(manual -> manual.value() + "; for example " + manual.example());
    }
}
