package orchsh.shell.session.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.language.Vocabulary;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * The words of the language that are typed behind the name of a new service, as lines of its block: each word with what
 * stands behind it, with commas and colons as in a script or without them.
 */
final class TypedWords {
    /** What is between a name and what it is given, where both are typed in one. */
    private static final Map<String, String> SEPARATORS = Map.of("link", ":", "env", "=", "wait", ":");
    /** Each thing that these are given has a line to itself. */
    private static final Set<String> ONE_BY_ONE = Set.of("link", "env");
    /** What these are given is handed on as it is typed. */
    private static final Set<String> PROGRAMS = Set.of("command", "entrypoint");

    private static final Pattern KEY = Pattern.compile("(?<key>[A-Za-z_][\\w.-]*):");

    private final List<String> words;
    private int at;

    private TypedWords(List<String> words) {
        this.words = words;
    }

    static List<String> lines(List<String> words) {
        TypedWords typed = new TypedWords(words);
        List<String> lines = new ArrayList<>();
        while (typed.at < words.size()) {
            lines.addAll(typed.line());
        }
        return lines;
    }

    private List<String> line() {
        String word = words.get(at++);
        if (!isWord(word)) {
            throw ProblemException.usage(Problem.error("`" + word + "` is no word of a service")
                    .hint(NearMiss.hint(word, Vocabulary.ofServices().words())
                            .orElse("behind the name stand words such as: link db:database port 5000:5000")));
        }
        List<String> texts = textsBehind();
        if (PROGRAMS.contains(word)) {
            return List.of(GroovyLine.of(word, separatedAsInScripts(texts) ? withoutCommas(texts) : texts));
        }
        List<String> given = given(word, withoutCommas(texts));
        return ONE_BY_ONE.contains(word)
                ? given.stream().map(one -> word + " " + one).toList()
                : List.of(word + " " + String.join(", ", given));
    }

    /** What stands before the next word, which is none behind a comma. */
    private List<String> textsBehind() {
        List<String> texts = new ArrayList<>();
        while (at < words.size() && (texts.isEmpty() || words.get(at - 1).endsWith(",") || !isWord(words.get(at)))) {
            texts.add(words.get(at++));
        }
        return texts;
    }

    /** A sentence has a comma here and there. */
    private static boolean separatedAsInScripts(List<String> texts) {
        return texts.stream().limit(Math.max(0, texts.size() - 1)).allMatch(text -> text.endsWith(","));
    }

    private static List<String> withoutCommas(List<String> texts) {
        List<String> bare = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            boolean isFollowed = i + 1 < texts.size() && text.endsWith(",");
            bare.add(isFollowed ? text.substring(0, text.length() - 1) : text);
        }
        return bare;
    }

    /** As the language writes them: things, and things that have names. */
    private static List<String> given(String word, List<String> texts) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Matcher key = KEY.matcher(texts.get(i));
            given.add(
                    key.matches() && i + 1 < texts.size()
                            ? pair(word, key.group("key"), texts.get(++i))
                            : value(word, texts.get(i)));
        }
        return given;
    }

    private static String value(String word, String text) {
        int separator = text.indexOf(SEPARATORS.getOrDefault(word, "\n"));
        return separator > 0
                ? pair(word, text.substring(0, separator), text.substring(separator + 1))
                : GroovyLine.value(text);
    }

    private static String pair(String word, String key, String value) {
        return GroovyLine.quoted(key) + ": "
                + (ONE_BY_ONE.contains(word) ? GroovyLine.quoted(value) : GroovyLine.value(value));
    }

    private static boolean isWord(String text) {
        return Vocabulary.ofServices().words().contains(text);
    }
}
