package orchsh.dsl.task;

import groovy.json.JsonException;
import groovy.json.JsonSlurper;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.dsl.language.HttpResult;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.live.Web.Reply;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The word {@code http}. */
final class HttpWord {
    private static final List<String> OPTIONS =
            List.of("port", "replica", "method", "user", "password", "headers", "body", "json", "form", "timeout");
    private static final String EXAMPLE = "for example http(api, '/health') or http('http://localhost:8080/')";

    private final LiveStack live;
    private final Services services;

    HttpWord(LiveStack live, Services services) {
        this.live = live;
        this.services = services;
    }

    HttpResult ask(Map<String, ?> given, @Nullable Object @Nullable [] target) {
        Map<String, @Nullable Object> options = Options.of("http", given, OPTIONS);
        List<@Nullable Object> where = Values.each(target);
        if (where.isEmpty() || where.size() > 2) {
            throw new WordException("`http` takes a service and a path, or a URL", EXAMPLE);
        }
        Object first = where.get(0);
        if (first instanceof CharSequence text && text.toString().matches("(?i)https?://.*")) {
            if (where.size() == 2 || options.containsKey("port") || options.containsKey("replica")) {
                throw new WordException("`http` is given a URL, which has its port and path already");
            }
            return new Answer(live.web().ask(uri(text.toString()), HttpQuestion.of("", options)));
        }
        Service service = live.stack()
                .service(first instanceof ContainerView one ? one.service() : services.nameOf("http", first))
                .orElseThrow();
        String path = where.size() == 2 ? Values.text("http", where.get(1)) : "/";
        if (!path.startsWith("/")) {
            throw new WordException("http path `" + path + "` does not start with `/`");
        }
        uri("http://host" + path);
        return new Answer(live.web()
                .ask(service.name(), number(first, options), port(service, options), HttpQuestion.of(path, options)));
    }

    /** A container of a list is itself, a service its first one unless another is told. */
    private static int number(@Nullable Object target, Map<String, @Nullable Object> options) {
        if (!options.containsKey("replica")) {
            return target instanceof ContainerView one ? one.number() : 1;
        }
        if (target instanceof ContainerView one && !one.isService()) {
            throw new WordException("`replica:` chooses among the containers of a service, and this is one of them");
        }
        return Values.integer("replica", options.get("replica"));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new WordException("`" + text + "` is no URL");
        }
    }

    private static int port(Service service, Map<String, @Nullable Object> options) {
        if (options.containsKey("port")) {
            int port = Values.integer("port", options.get("port"));
            if (port < 1 || port > 65535) {
                throw new WordException("port " + port + " is not between 1 and 65535");
            }
            return port;
        }
        TreeSet<Integer> ports = new TreeSet<>();
        service.ports().stream()
                .filter(port -> port.protocol() == Port.Protocol.TCP)
                .forEach(port -> ports.add(port.containerPort()));
        if (ports.isEmpty()) {
            service.exposed().stream().map(ExposedPort::port).forEach(ports::add);
        }
        if (ports.size() != 1) {
            throw new WordException(
                    "`http` is not told on which port, and `" + service.name() + "` "
                            + (ports.isEmpty() ? "publishes none" : "publishes " + ports.size() + " of them"),
                    "add port: and its number");
        }
        return ports.first();
    }

    /** An answer, for the script to look at. */
    private record Answer(Reply reply) implements HttpResult {
        @Override
        public int getStatus() {
            return reply.status();
        }

        @Override
        public boolean isOk() {
            return reply.status() / 100 == 2;
        }

        @Override
        public String getText() {
            return Whole.text("the body of the answer", reply.body());
        }

        @Override
        public String getBody() {
            return getText();
        }

        @Override
        public byte[] getBytes() {
            return Whole.bytes("the body of the answer", reply.body());
        }

        @Override
        public @Nullable Object getJson() {
            String text = getText();
            try {
                return new JsonSlurper().parseText(text);
            } catch (JsonException | IllegalArgumentException e) {
                throw new ProblemException(
                        ProblemException.Kind.STACK,
                        Problem.error("the body of the answer is no JSON")
                                .details(text.lines().limit(3).toList()),
                        e);
            }
        }

        @Override
        public Map<String, String> getHeaders() {
            Map<String, String> headers = new LinkedHashMap<>();
            new TreeMap<>(reply.headers()).forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return headers;
        }

        @Override
        public @Nullable String header(Object name) {
            return Optional.ofNullable(reply.headers().get(String.valueOf(name).toLowerCase(Locale.ROOT)))
                    .map(values -> String.join(", ", values))
                    .orElse(null);
        }

        @Override
        public String toString() {
            return "HTTP " + reply.status();
        }
    }
}
