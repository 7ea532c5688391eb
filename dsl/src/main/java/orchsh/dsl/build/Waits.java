package orchsh.dsl.build;

import groovy.lang.Range;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.Vocabulary;
import orchsh.engine.model.Port;
import orchsh.engine.model.TextPattern;
import orchsh.engine.model.Wait;
import org.jspecify.annotations.Nullable;

/** Reads what {@code wait} is given. */
final class Waits {
    private static final List<String> KINDS = List.of("tcp", "http", "log");
    private static final Set<String> FOR_ALL = Set.of("timeout", "stable", "fail", "every");
    private static final Map<String, Set<String>> FOR_KIND =
            Map.of("tcp", Set.of(), "http", Set.of("port", "status", "body", "headers"), "log", Set.of("times"));

    private Waits() {}

    /** A wait that may still have to learn which ports its service publishes. */
    interface Pending {
        Wait resolve(List<Port> published);
    }

    static Pending of(Map<?, ?> given) {
        Set<String> known = new TreeSet<>();
        Vocabulary.of(ServiceLanguage.class).forms("wait").forEach(form -> known.addAll(form.options()));
        Map<String, @Nullable Object> options = Options.of("wait", given, known);
        String kind = onlyKind(options);
        for (String option : options.keySet()) {
            if (!option.equals(kind)
                    && !FOR_ALL.contains(option)
                    && !FOR_KIND.getOrDefault(kind, Set.of()).contains(option)) {
                throw new WordException("`" + option + ":` does not go with `" + kind + ":`");
            }
        }
        Wait.Options common = common(options);
        return switch (kind) {
            case "tcp" -> fixed(new Wait.Tcp(Values.integer("tcp", options.get("tcp")), common));
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
            throw new WordException("`wait` is not told what to wait for", "say one of tcp:, http:, log:");
        }
        if (kinds.size() > 1) {
            throw new WordException(
                    "`wait` is told to wait for " + String.join(" and ", kinds) + " in one line",
                    "write one line for each: all of them must hold");
        }
        return kinds.get(0);
    }

    private static Pending fixed(Wait wait) {
        return published -> wait;
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
                return new Status(200, 399);
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
