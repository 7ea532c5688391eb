package orchsh.dsl.task;

import groovy.json.JsonOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orchsh.dsl.live.Web.Question;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** What is sent by the word {@code http}. */
final class HttpQuestion {
    private static final List<String> CONTENTS = List.of("body", "json", "form");
    private static final Duration USUAL_TIME = Duration.ofSeconds(10);
    private static final String AUTHORIZATION = "Authorization";

    private final Map<String, @Nullable Object> options;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private HttpQuestion(Map<String, @Nullable Object> options) {
        this.options = options;
    }

    static Question of(String path, Map<String, @Nullable Object> options) {
        return new HttpQuestion(options).at(path);
    }

    private Question at(String path) {
        Optional<String> content = content();
        byte[] body = content.map(this::bytes).orElse(new byte[0]);
        readHeaders();
        readUser();
        String method = Manners.text(options, "method")
                .orElse(content.isPresent() ? "POST" : "GET")
                .toUpperCase(Locale.ROOT);
        if (!method.matches("[A-Z]{1,20}")) {
            throw new WordException("`" + method + "` is no method of HTTP");
        }
        return new Question(
                method,
                path,
                headers,
                body,
                Manners.duration(options, "timeout").orElse(USUAL_TIME));
    }

    private Optional<String> content() {
        List<String> contents = CONTENTS.stream().filter(options::containsKey).toList();
        if (contents.size() > 1) {
            throw new WordException("`http` sends one of `body:`, `json:` and `form:`, and is given "
                    + contents.stream().map(name -> "`" + name + ":`").collect(Collectors.joining(" and ")));
        }
        return contents.stream().findFirst();
    }

    private byte[] bytes(String content) {
        Object value = options.get(content);
        return switch (content) {
            case "json" -> {
                headers.put("Content-Type", "application/json");
                yield utf8(JsonOutput.toJson(value));
            }
            case "form" -> {
                headers.put("Content-Type", "application/x-www-form-urlencoded");
                yield utf8(form(Values.map("form", value)));
            }
            default -> body(value);
        };
    }

    private static byte[] body(@Nullable Object value) {
        if (value instanceof BesideFile file) {
            return file.getBytes();
        }
        return value instanceof byte[] bytes ? bytes : utf8(Values.text("body", value));
    }

    private static String form(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(Values.text("form", field.getKey())) + "="
                        + encoded(Values.text(String.valueOf(field.getKey()), field.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void readHeaders() {
        if (options.containsKey("headers")) {
            Values.map("headers", options.get("headers"))
                    .forEach((name, value) ->
                            headers.put(Values.text("headers", name), header(String.valueOf(name), value)));
        }
    }

    private static String header(String name, @Nullable Object value) {
        String text = Values.text(name, value);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new WordException(
                    "the value of the HTTP header `" + name + "` has a line end or another control character");
        }
        return text;
    }

    /** Told as browsers do it, so that no script has to. */
    private void readUser() {
        Optional<String> user = Manners.text(options, "user");
        Optional<String> password = Manners.text(options, "password");
        if (user.isEmpty() && password.isEmpty()) {
            return;
        }
        if (user.isEmpty()) {
            throw new WordException("`http` is given a `password:` of nobody", "add user: and a name");
        }
        if (user.get().indexOf(':') >= 0) {
            throw new WordException("`user:` has a colon, which HTTP cannot tell from the password behind it");
        }
        if (headers.containsKey(AUTHORIZATION)) {
            throw new WordException("`user:` and the header `" + AUTHORIZATION + "` both say who asks");
        }
        String known = user.get() + ":" + password.orElse("");
        headers.put(AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(utf8(known)));
    }
}
