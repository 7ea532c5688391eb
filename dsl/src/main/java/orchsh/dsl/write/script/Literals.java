package orchsh.dsl.write.script;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import orchsh.dsl.write.Concealed;

/** Values as a script spells them. What must not be written is the value of a param. */
final class Literals {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern RESERVED =
            Pattern.compile("abstract|as|assert|boolean|break|byte|case|catch|char|class|"
                    + "const|continue|def|default|do|double|else|enum|extends|false|final|finally|float|for|goto|if|implements|"
                    + "import|in|instanceof|int|interface|long|native|new|non-sealed|null|package|permits|private|protected|public|"
                    + "record|return|sealed|short|static|strictfp|super|switch|synchronized|this|threadsafe|throw|throws|trait|"
                    + "transient|true|try|var|void|volatile|while|yield");
    private static final Pattern SIMPLE_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final Concealed concealed;

    Literals(Concealed concealed) {
        this.concealed = concealed;
    }

    /** A name, which is no secret. */
    String name(String text) {
        return GroovyText.quoted(text);
    }

    List<String> names(Collection<String> texts) {
        return texts.stream().map(this::name).toList();
    }

    String text(String text) {
        return joined(concealed.parts(text), Literals::param);
    }

    List<String> texts(Collection<String> texts) {
        return texts.stream().map(this::text).toList();
    }

    /** The value of a variable that is confidential. */
    String confidential(String value) {
        List<Concealed.Part> parts = concealed.partsBySecret(value);
        boolean hasSecret = parts.stream().anyMatch(part -> part.name().isPresent());
        return hasSecret
                ? joined(parts, name -> "secret(" + name(name) + ")")
                : concealed.whole(value).map(wanted -> param(wanted.name())).orElseGet(() -> text(value));
    }

    /** Whether the value of a variable can be written so that it stays confidential. */
    boolean canStayConfidential(String value) {
        return concealed.partsBySecret(value).stream()
                .anyMatch(part -> part.name().isPresent());
    }

    static String param(String name) {
        return NAME.matcher(name).matches() && !RESERVED.matcher(name).matches()
                ? "params." + name
                : "params['" + name + "']";
    }

    /** What is in a secret or config, however short. */
    String content(String text) {
        String line = Concealed.withoutLineEnd(text);
        String end = text.substring(line.length());
        return concealed
                .whole(line)
                .map(wanted -> end.isEmpty()
                        ? param(wanted.name())
                        : "\"${" + param(wanted.name()) + "}" + GroovyText.escaped(end, '"') + "\"")
                .orElseGet(() -> text(text));
    }

    private String joined(List<Concealed.Part> parts, UnaryOperator<String> expression) {
        if (parts.stream().noneMatch(part -> part.name().isPresent())) {
            return GroovyText.quoted(parts.stream().map(Concealed.Part::text).collect(Collectors.joining()));
        }
        if (parts.size() == 1) {
            return expression.apply(parts.get(0).name().orElseThrow());
        }
        StringBuilder written = new StringBuilder("\"");
        for (Concealed.Part part : parts) {
            Optional<String> name = part.name();
            if (name.isPresent()) {
                written.append("${").append(expression.apply(name.get())).append('}');
            } else {
                written.append(inDoubleQuotes(part.text()));
            }
        }
        return written.append('"').toString();
    }

    private String inDoubleQuotes(String text) {
        StringBuilder written = new StringBuilder();
        for (Concealed.Part part : concealed.parts(text)) {
            written.append(part.name()
                    .map(name -> "${" + param(name) + "}")
                    .orElseGet(() -> GroovyText.escaped(part.text(), '"')));
        }
        return written.toString();
    }

    /** A pattern is made of a text in quotes, never of a value by itself. */
    String pattern(String regex) {
        boolean hasSecret =
                concealed.parts(regex).stream().anyMatch(part -> part.name().isPresent());
        return hasSecret ? "~\"" + inDoubleQuotes(regex) + "\"" : GroovyText.pattern(regex);
    }

    String list(Collection<String> texts) {
        return "[" + String.join(", ", texts(texts)) + "]";
    }

    /** One value as it is, several as a list. */
    String oneOrList(List<String> texts) {
        return texts.size() == 1 ? text(texts.get(0)) : list(texts);
    }

    String map(Map<String, String> pairs) {
        return pairs.isEmpty() ? "[:]" : mapOf(pairs, this::text);
    }

    /** A map whose values are spelled already or spelled so. */
    String mapOf(Map<String, String> pairs, UnaryOperator<String> spelling) {
        return pairs.entrySet().stream()
                .map(pair -> key(pair.getKey()) + ": " + spelling.apply(pair.getValue()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    String key(String text) {
        if (concealed.parts(text).stream().anyMatch(part -> part.name().isPresent())) {
            return "(" + text(text) + ")";
        }
        return NAME.matcher(text).matches() && !RESERVED.matcher(text).matches() ? text : GroovyText.quoted(text);
    }

    /** The words of a command, as a word of the language is given them. */
    List<String> command(List<String> words) {
        boolean splits = words.size() == 1 && !SIMPLE_WORD.matcher(words.get(0)).matches();
        return words.isEmpty() || splits ? List.of(list(words)) : texts(words);
    }

    /** The words of a command as one value: one text where that says the same. */
    String commandInOne(List<String> words) {
        return words.stream().allMatch(word -> SIMPLE_WORD.matcher(word).matches())
                ? text(String.join(" ", words))
                : list(words);
    }
}
