package orchsh.shell.session.word;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.dsl.language.LiveService;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.language.Word;
import orchsh.engine.observed.Digits;
import orchsh.shell.session.entry.Entries;
import orchsh.shell.session.word.Candidate.Group;
import orchsh.shell.session.word.KnownDetails.Ports;

/** What words of the language can become: those of the innermost open block, and the names that have values. */
final class LanguageWords {
    private static final Pattern LAST_WORD =
            Pattern.compile("(?:(?<owner>[A-Za-z_][\\w-]*)(?<dot>\\??\\.))?(?<word>[A-Za-z_][\\w-]*)?$");
    private static final Pattern VARIABLE_OF = Pattern.compile("(?<service>[A-Za-z_]\\w*)\\.env\\.\\w*$");
    private static final Pattern PORT =
            Pattern.compile("(?:(?<owner>[A-Za-z_]\\w*)\\.port\\(|\\btcp(?::|\\s)\\s*)\\d*$");
    /** A service that something is said of: {@code wait 'db', tcp: …}, {@code service 'db' …}. */
    private static final Pattern NAMED = Pattern.compile("^\\s*(?:wait|service)[\\s(]+['\"](?<service>[^'\"]+)['\"]");

    private static final Pattern BLOCK_WORD = Pattern.compile("^([A-Za-z_]\\w*)");

    private final Function<String, Entries> cutter;
    private final Supplier<List<Candidate>> names;
    private final KnownDetails details;

    /** @param names services, variables and whatever else has a value */
    LanguageWords(Function<String, Entries> cutter, Supplier<List<Candidate>> names, KnownDetails details) {
        this.cutter = cutter;
        this.names = names;
        this.details = details;
    }

    /** @param text up to the end of the unfinished word */
    List<Candidate> of(String text) {
        Matcher port = PORT.matcher(text);
        if (port.find()) {
            String digits = text.substring(text.length() - trailing(text));
            return beginningSo(
                    digits,
                    details.ports(serviceOf(port, text), Ports.ALL).stream()
                            .filter(candidate -> Digits.are(candidate.word())));
        }
        Matcher variable = VARIABLE_OF.matcher(text);
        if (variable.find()) {
            return beginningSo(
                    text.substring(text.lastIndexOf('.') + 1),
                    details.variables(Optional.of(variable.group("service"))).stream());
        }
        return words(text);
    }

    private static List<Candidate> beginningSo(String beginning, Stream<Candidate> candidates) {
        return candidates
                .filter(candidate -> candidate.word().startsWith(beginning))
                .toList();
    }

    /** How many digits it ends with. */
    private static int trailing(String text) {
        return text.length() - text.replaceFirst("\\d*$", "").length();
    }

    /** Whose port is meant. */
    private Optional<String> serviceOf(Matcher port, String text) {
        if (port.group("owner") != null) {
            return Optional.of(port.group("owner"));
        }
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return Stream.of(line, cutter.apply(text).open().orElse(""))
                .map(NAMED::matcher)
                .filter(Matcher::find)
                .map(named -> named.group("service"))
                .findFirst();
    }

    private List<Candidate> words(String text) {
        Matcher last = LAST_WORD.matcher(text);
        if (!last.find() || isWithinText(text)) {
            return List.of();
        }
        String beginning = Optional.ofNullable(last.group("word")).orElse("");
        Map<String, Candidate> found = new LinkedHashMap<>();
        if (last.group("dot") != null) {
            members(last.group("owner")).forEach(member -> found.putIfAbsent(member.word(), member));
        } else {
            Vocabulary here = vocabularyAt(text);
            add(here, found);
            if (here.equals(Vocabulary.ofScripts())) {
                add(Vocabulary.ofTasks(), found);
            }
            names.get().stream()
                    .filter(name -> name.group() == Group.SERVICE || name.group() == Group.VARIABLE)
                    .forEach(name -> found.putIfAbsent(name.word(), name));
        }
        return found.values().stream()
                .filter(candidate -> candidate.word().startsWith(beginning))
                .toList();
    }

    private static void add(Vocabulary vocabulary, Map<String, Candidate> found) {
        vocabulary.words().stream()
                .filter(word -> vocabulary.impossible(word).isEmpty())
                .forEach(word -> found.putIfAbsent(word, candidate(word, vocabulary)));
    }

    /** What the last word of the text is, where it stands. */
    Optional<String> help(String text) {
        return manual(text).map(Word::value);
    }

    /** An example of the word in front of the blank at the end. */
    String next(String text) {
        return manual(text.stripTrailing()).map(Word::example).orElse("");
    }

    private Optional<Word> manual(String text) {
        Matcher last = LAST_WORD.matcher(text);
        if (!last.find() || last.group("word") == null || last.group("dot") != null || isWithinText(text)) {
            return Optional.empty();
        }
        String word = last.group("word");
        Vocabulary here = vocabularyAt(text);
        return here.manual(word)
                .or(() -> Vocabulary.places().values().stream()
                        .flatMap(place -> place.manual(word).stream())
                        .findFirst());
    }

    private static Candidate candidate(String word, Vocabulary vocabulary) {
        return new Candidate(word, vocabulary.manual(word).map(Word::value).orElse(""), Group.WORD);
    }

    /** Whether the text ends within quotes; a name of a service may stand there. */
    private static boolean isWithinText(String text) {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return line.chars().filter(letter -> letter == '\'').count() % 2 == 1
                || line.chars().filter(letter -> letter == '"').count() % 2 == 1;
    }

    private Vocabulary vocabularyAt(String text) {
        Optional<String> label = cutter.apply(text).open();
        Matcher word = BLOCK_WORD.matcher(label.orElse(""));
        if (!word.find()) {
            return Vocabulary.ofScripts();
        }
        return Vocabulary.places().values().stream()
                .flatMap(place -> place.forms(word.group(1)).stream())
                .flatMap(form -> form.block().stream())
                .findFirst()
                .map(Vocabulary::of)
                .orElseGet(Vocabulary::ofScripts);
    }

    private List<Candidate> members(String owner) {
        boolean isService = names.get().stream()
                .anyMatch(name -> name.group() == Group.SERVICE && name.word().equals(owner));
        return isService ? members(LiveService.class) : List.of();
    }

    private static List<Candidate> members(Class<?> type) {
        List<Candidate> members = new ArrayList<>();
        Arrays.stream(type.getMethods())
                .map(Method::getName)
                .map(LanguageWords::property)
                .distinct()
                .sorted()
                .forEach(name -> members.add(new Candidate(name, "", Group.VALUE)));
        return members;
    }

    private static String property(String method) {
        return method.matches("get[A-Z].*") ? Character.toLowerCase(method.charAt(3)) + method.substring(4) : method;
    }
}
