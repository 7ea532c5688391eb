package orchsh.dsl.write;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Service;

/** The values of one stack that must not be written, and what is written instead of each. */
public final class Concealed {
    /** Shorter ones keep no secret, and would be found in every sentence. */
    private static final int SHORTEST = 3;

    private final Map<String, Wanted> byValue = new LinkedHashMap<>();
    private final Map<String, String> secretsByContent = new LinkedHashMap<>();
    private final Needles values = new Needles();
    private final Needles contents = new Needles();
    private final Needles allContents = new Needles();
    private final Needles hidden = new Needles();
    private final Set<String> names = new HashSet<>();
    private final Set<String> variables = new HashSet<>();
    private final Set<Wanted> used = new HashSet<>();

    /**
     * A part of a text.
     *
     * @param text the part as it is
     * @param name what is written instead; absent where it may be written
     */
    public record Part(String text, Optional<String> name) {}

    /** All that is to be concealed about a stack. */
    public static Concealed of(Original original) {
        Concealed concealed = new Concealed();
        original.secrets().forEach(concealed::add);
        for (Secret secret : original.stack().secrets()) {
            content(secret, original.contents()).ifPresent(text -> concealed.add(secret, text));
        }
        original.stack().services().forEach(concealed::addVariables);
        return concealed;
    }

    /** What is in a secret, as far as that is known. */
    public static Optional<String> content(Secret secret, Function<Path, Optional<String>> contents) {
        return secret.source() instanceof FileSource.OfText text
                ? Optional.of(text.text())
                : contents.apply(((FileSource.OfFile) secret.source()).path());
    }

    /** What is in a secret, as the value of a variable has it. */
    public static String withoutLineEnd(String text) {
        return text.replaceFirst("[\\r\\n]+$", "");
    }

    private void add(Secret secret, String text) {
        String line = withoutLineEnd(text);
        if (secretsByContent.putIfAbsent(line, secret.name()) == null && !line.isEmpty()) {
            allContents.add(line);
            addLong(line, contents);
        }
        String meaning = "the content of secret `" + secret.name() + "`";
        add(secret.name(), meaning, line);
    }

    private void addVariables(Service service) {
        for (String variable : service.environment().confidential()) {
            String value = service.env().getOrDefault(variable, "");
            boolean isKnown = byValue.containsKey(value)
                    || parts(value).stream().anyMatch(part -> part.name().isPresent());
            if (!isKnown) {
                add(
                        service.name() + "-" + variable.toLowerCase(Locale.ROOT),
                        "variable `" + variable + "` of service `" + service.name() + "`",
                        value);
            }
        }
    }

    private void add(String wish, String meaning, String value) {
        String valid = wish.replaceAll("[^A-Za-z0-9_-]", "-").replaceFirst("^(?=[0-9-])", "_");
        String name = valid;
        for (int number = 2; names.contains(name); number++) {
            name = valid + "-" + number;
        }
        add(new Wanted(name, Wanted.variableOf(name), meaning, value));
    }

    /** A variable that nothing else is read from. */
    public String freeVariable(String name) {
        String wish = Wanted.variableOf(name);
        String variable = wish;
        for (int number = 2; variables.contains(variable); number++) {
            variable = wish + "_" + number;
        }
        return variable;
    }

    private void add(Wanted given) {
        Wanted wanted = variables.contains(given.variable())
                ? new Wanted(given.name(), freeVariable(given.variable()), given.meaning(), given.value())
                : given;
        if (!wanted.value().isEmpty() && byValue.putIfAbsent(wanted.value(), wanted) == null) {
            names.add(wanted.name());
            variables.add(wanted.variable());
            addLong(wanted.value(), values);
        }
    }

    private void addLong(String text, Needles needles) {
        if (text.length() >= SHORTEST) {
            needles.add(text);
            hidden.add(text);
        }
    }

    /** What stands for a value that is all there is, however short; absent when it may be written. */
    public Optional<Wanted> whole(String value) {
        Optional<Wanted> found = Optional.ofNullable(byValue.get(value));
        found.ifPresent(used::add);
        return found;
    }

    /** The text in parts, those that must not be written with the names of params. */
    public List<Part> parts(String text) {
        return values.split(text, value -> wanted(value).name());
    }

    /** What is said about the stack to a reader, without what must not be shown. */
    public List<String> hiddenIn(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> shown(hidden.split(sentence, value -> "")))
                .toList();
    }

    private static String shown(List<Part> parts) {
        return parts.stream()
                .map(part -> part.name().isPresent() ? "***" : part.text())
                .collect(Collectors.joining());
    }

    /** As {@link #parts}, with the names of variables. */
    public List<Part> partsByVariable(String text) {
        return parts(text).stream()
                .map(part -> new Part(part.text(), part.name().map(name -> variableOf(part.text()))))
                .toList();
    }

    private String variableOf(String value) {
        return wanted(value).variable();
    }

    private Wanted wanted(String value) {
        Wanted wanted = byValue.getOrDefault(value, new Wanted("", "", "", value));
        used.add(wanted);
        return wanted;
    }

    /** The value in parts, those that are the contents of secrets with their names. */
    public List<Part> partsBySecret(String value) {
        String whole = secretsByContent.get(value);
        if (whole != null) {
            return List.of(new Part(value, Optional.of(whole)));
        }
        List<Part> parts = contents.split(value, this::secretOf);
        boolean found = parts.stream().anyMatch(part -> part.name().isPresent());
        return found ? parts : allContents.split(value, this::secretOf);
    }

    private String secretOf(String content) {
        return secretsByContent.getOrDefault(content, "");
    }

    /** What has been written a name for, in the order in which it became known. */
    public List<Wanted> used() {
        return byValue.values().stream().filter(used::contains).toList();
    }
}
