package orchsh.dsl.value;

import groovy.lang.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.Vocabulary;
import orchsh.engine.model.Port;
import orchsh.engine.model.TextPattern;
import orchsh.engine.model.Wait;
import org.jspecify.annotations.Nullable;

/** Reads what {@code wait} is given. */
public final class Waits {
    private static final List<String> KINDS = List.of("tcp", "http", "log", "exec", "healthy", "exit", "file", "any");
    private static final Set<String> FOR_ALL = Set.of("timeout", "stable", "fail", "every");
    private static final Map<String, Set<String>> FOR_KIND =
            Map.of("http", Set.of("port", "status", "body", "headers"), "log", Set.of("times"));

    private Waits() {}

    /** A wait that may still have to learn which ports its service publishes. */
    public interface Pending {
        Wait resolve(List<Port> published);
    }

    public static Pending of(Map<?, ?> given) {
        return of(given, Map.of());
    }

    /**
     * Reads one wait.
     *
     * @param inherited options that count unless it has its own
     */
    private static Pending of(Map<?, ?> given, Map<String, @Nullable Object> inherited) {
        Set<String> known = new LinkedHashSet<>();
        Vocabulary.of(ServiceLanguage.class)
                .forms("wait")
                .forEach(form -> known.addAll(form.options().keySet()));
        Map<String, @Nullable Object> options = Options.of("wait", given, known);
        String kind = onlyKind(options);
        for (String option : options.keySet()) {
            if (!option.equals(kind)
                    && !FOR_ALL.contains(option)
                    && !FOR_KIND.getOrDefault(kind, Set.of()).contains(option)) {
                throw new WordException("`" + option + ":` does not go with `" + kind + ":`");
            }
        }
        inherited.forEach(options::putIfAbsent);
        if (kind.equals("any")) {
            return any(options);
        }
        Wait.Options common = common(options);
        return switch (kind) {
            case "tcp" -> fixed(new Wait.Tcp(Values.integer("tcp", options.get("tcp")), common));
            case "exec" -> fixed(new Wait.Exec(command(options.get("exec")), common));
            case "healthy" -> fixed(healthy(options.get("healthy"), common));
            case "exit" -> fixed(new Wait.Exit(Values.integer("exit", options.get("exit")), common));
            case "file" -> fixed(new Wait.File(Values.text("file", options.get("file")), common));
            case "log" ->
                fixed(new Wait.Log(
                        Values.pattern("log", options.get("log")),
                        options.containsKey("times") ? Values.integer("times", options.get("times")) : 1,
                        common));
            default -> http(options, common);
        };
    }

    private static String onlyKind(Map<String, ?> options) {
        List<String> kinds = Options.among(options.keySet(), KINDS);
        if (kinds.isEmpty()) {
            throw new WordException(
                    "`wait` is not told what to wait for", "say one of " + String.join(":, ", KINDS) + ":");
        }
        if (kinds.size() > 1) {
            throw new WordException(
                    "`wait` is told to wait for " + String.join(" and ", kinds) + " in one line",
                    "write one line for each: all of them must hold");
        }
        return kinds.get(0);
    }

    private static List<String> kindsOf(Map<?, ?> given) {
        return KINDS.stream().filter(given::containsKey).toList();
    }

    private static Pending fixed(Wait wait) {
        return published -> wait;
    }

    /** One text is split at its blanks as a shell does; a list is the words as they are. */
    private static List<String> command(@Nullable Object value) {
        return value instanceof Collection<?>
                ? Values.texts("exec", value)
                : CommandLine.split(Values.text("exec", value));
    }

    private static Wait healthy(@Nullable Object value, Wait.Options common) {
        if (!Boolean.TRUE.equals(value)) {
            throw new WordException("`healthy` takes true and nothing else", "leave the line out to wait for nothing");
        }
        return new Wait.Healthy(common);
    }

    /** What is said beside the alternatives counts for each that does not say it itself. */
    private static Pending any(Map<String, @Nullable Object> options) {
        Map<String, @Nullable Object> inherited = new LinkedHashMap<>(options);
        inherited.remove("any");
        List<Pending> alternatives = new ArrayList<>();
        for (Object alternative : Values.each(new @Nullable Object[] {options.get("any")})) {
            if (!(alternative instanceof Map<?, ?> given)) {
                throw new WordException("`any` takes a list of waits", "for example any: [[tcp: 80], [log: 'ready']]");
            }
            if (kindsOf(given).size() > 1) {
                throw new WordException(
                        "`any` is told of " + String.join(" and ", kindsOf(given)) + " in one alternative",
                        "give each brackets of its own, for example any: [[tcp: 80], [log: 'ready']]");
            }
            alternatives.add(of(given, inherited));
        }
        return published -> new Wait.Any(alternatives.stream()
                .map(alternative -> alternative.resolve(published))
                .toList());
    }

    private static Wait.Options common(Map<String, @Nullable Object> options) {
        return new Wait.Options(
                duration(options, "timeout").orElse(Wait.Options.DEFAULT.timeout()),
                duration(options, "stable").orElse(Wait.Options.DEFAULT.stable()),
                pattern(options, "fail"),
                duration(options, "every"));
    }

    private static Optional<Duration> duration(Map<String, @Nullable Object> options, String key) {
        return options.containsKey(key) ? Optional.of(Durations.of(key, options.get(key))) : Optional.empty();
    }

    private static Optional<TextPattern> pattern(Map<String, @Nullable Object> options, String key) {
        return options.containsKey(key) ? Optional.of(Values.pattern(key, options.get(key))) : Optional.empty();
    }

    private static Pending http(Map<String, @Nullable Object> options, Wait.Options common) {
        String path = Values.text("http", options.get("http"));
        Optional<Integer> port = options.containsKey("port")
                ? Optional.of(Values.integer("port", options.get("port")))
                : Optional.empty();
        Status status = Status.of(options);
        Optional<TextPattern> body = pattern(options, "body");
        SortedMap<String, String> headers = headers(options);
        return published -> new Wait.Http(
                path, port.orElseGet(() -> onlyPort(published)), status.low, status.high, body, headers, common);
    }

    private static int onlyPort(List<Port> published) {
        List<Integer> inside = published.stream()
                .filter(port -> port.protocol() == Port.Protocol.TCP)
                .map(Port::containerPort)
                .distinct()
                .toList();
        if (inside.size() != 1) {
            throw new WordException(
                    "`wait http:` is not told on which port, and the service publishes "
                            + (inside.isEmpty() ? "none" : inside.size() + " of them"),
                    "add port: and its number");
        }
        return inside.get(0);
    }

    private static SortedMap<String, String> headers(Map<String, @Nullable Object> options) {
        SortedMap<String, String> headers = new TreeMap<>();
        if (options.containsKey("headers")) {
            Values.map("headers", options.get("headers"))
                    .forEach((name, value) ->
                            headers.put(Values.text("headers", name), Values.text(String.valueOf(name), value)));
        }
        return headers;
    }

    private record Status(int low, int high) {
        static Status of(Map<String, @Nullable Object> options) {
            if (!options.containsKey("status")) {
                return new Status(Wait.Http.LOWEST_USUAL, Wait.Http.HIGHEST_USUAL);
            }
            Object value = options.get("status");
            if (value instanceof Range<?> range) {
                return new Status(Values.integer("status", range.getFrom()), Values.integer("status", range.getTo()));
            }
            if (value instanceof Collection<?>) {
                throw new WordException("`status` takes one number or a range, not a list", "for example 200..299");
            }
            int only = Values.integer("status", value);
            return new Status(only, only);
        }
    }
}
