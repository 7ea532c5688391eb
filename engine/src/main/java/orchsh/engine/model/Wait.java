package orchsh.engine.model;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What must hold before a service counts as ready. */
public sealed interface Wait {

    Options options();

    /** In the words of the language, for plans and messages. */
    String describe();

    /** What is looked at by itself: the alternatives, where there are some, or this wait alone. */
    default List<Wait> parts() {
        return List.of(this);
    }

    /**
     * What every kind of wait can be told.
     *
     * @param timeout how long to wait at most
     * @param stable how long it must hold without a break
     * @param fail a log line that means it never will
     * @param every the time between two looks; absent means quick at first, slower later
     */
    record Options(Duration timeout, Duration stable, Optional<TextPattern> fail, Optional<Duration> every) {
        public static final Options DEFAULT =
                new Options(Duration.ofSeconds(60), Duration.ZERO, Optional.empty(), Optional.empty());

        public Options {
            if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException("a timeout must be longer than nothing");
            }
            if (stable.isNegative()) {
                throw new IllegalArgumentException("`stable` cannot be negative");
            }
            if (stable.compareTo(timeout) >= 0) {
                throw new IllegalArgumentException("`stable` must be shorter than the timeout, or it can never hold");
            }
            every.ifPresent(pause -> {
                if (pause.isZero() || pause.isNegative()) {
                    throw new IllegalArgumentException("`every` must be longer than nothing");
                }
            });
        }
    }

    /** The port accepts connections in the container's own network. */
    record Tcp(int port, Options options) implements Wait {
        public Tcp {
            checkPort(port);
        }

        @Override
        public String describe() {
            return "tcp " + port;
        }
    }

    /** The answer to a GET fits. */
    record Http(
            String path,
            int port,
            int lowestStatus,
            int highestStatus,
            Optional<TextPattern> body,
            SortedMap<String, String> headers,
            Options options)
            implements Wait {
        /** The lowest status that fits where nothing is said of it. */
        public static final int LOWEST_USUAL = 200;
        /** The highest one: whoever sends a client elsewhere answers, too. */
        public static final int HIGHEST_USUAL = 399;

        private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        public Http {
            checkPort(port);
            if (path.startsWith("http://") || path.startsWith("https://")) {
                throw new IllegalArgumentException(
                        "`" + path + "` is a whole address: `http:` takes its path, and `port:` its port");
            }
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("http path `" + path + "` does not start with `/`");
            }
            checkPath(path);
            headers.forEach(Http::checkHeader);
            if (lowestStatus < 100 || highestStatus > 599 || lowestStatus > highestStatus) {
                throw new IllegalArgumentException(
                        "`" + lowestStatus + ".." + highestStatus + "` is no range of HTTP status codes");
            }
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }

        private static void checkPath(String path) {
            try {
                URI.create("http://host" + path);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("http path `" + path + "` is no path of a URL", e);
            }
        }

        private static void checkHeader(String name, String value) {
            if (!HEADER_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("`" + name + "` is no name of an HTTP header");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "the value of the HTTP header `" + name + "` has a line end or another control character");
            }
        }

        @Override
        public String describe() {
            return "http " + port + path;
        }
    }

    /** A pattern was seen in the log since this start of the container. */
    record Log(TextPattern pattern, int times, Options options) implements Wait {
        public Log {
            if (times < 1) {
                throw new IllegalArgumentException("`times` must be at least 1");
            }
        }

        @Override
        public String describe() {
            return "log " + pattern + (times == 1 ? "" : " " + times + " times");
        }
    }

    /** The command exits with 0 inside the container. */
    record Exec(List<String> command, Options options) implements Wait {
        public Exec {
            command = List.copyOf(command);
            if (command.isEmpty() || command.get(0).isEmpty()) {
                throw new IllegalArgumentException("a wait for a command has no command");
            }
        }

        @Override
        public String describe() {
            return "exec " + String.join(" ", command);
        }
    }

    /** The engine says that the container is healthy. */
    record Healthy(Options options) implements Wait {

        /** What is waited for when nothing is said: the engine's own judgement, however long it takes. */
        public static Healthy asCheckedBy(Healthcheck check) {
            Duration patience = check.patience();
            Options usual = Options.DEFAULT;
            Duration timeout = patience.compareTo(usual.timeout()) > 0 ? patience : usual.timeout();
            return new Healthy(new Options(timeout, usual.stable(), usual.fail(), usual.every()));
        }

        @Override
        public String describe() {
            return "healthy";
        }
    }

    /** The container ended with that code. */
    record Exit(int code, Options options) implements Wait {
        private static final int HIGHEST = 255;

        public Exit {
            if (code < 0 || code > HIGHEST) {
                throw new IllegalArgumentException("exit code " + code + " is not between 0 and " + HIGHEST);
            }
        }

        @Override
        public String describe() {
            return "exit " + code;
        }
    }

    /** The path exists inside the container. */
    record File(String path, Options options) implements Wait {
        public File {
            if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("path `" + path + "` inside the container does not start with `/`");
            }
        }

        @Override
        public String describe() {
            return "file " + path;
        }
    }

    /** One of several holds. Each has options of its own; this is over when the last of them is. */
    record Any(List<Wait> alternatives) implements Wait {
        public Any {
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("`any` has nothing to choose from");
            }
            if (alternatives.stream().anyMatch(Any.class::isInstance)) {
                throw new IllegalArgumentException("`any` within `any` says nothing more; write one list");
            }
        }

        @Override
        public Options options() {
            return new Options(
                    alternatives.stream()
                            .map(wait -> wait.options().timeout())
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    Duration.ZERO,
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public List<Wait> parts() {
            return alternatives;
        }

        @Override
        public String describe() {
            return "any of "
                    + String.join(
                            ", ", alternatives.stream().map(Wait::describe).toList());
        }
    }

    private static void checkPort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
    }
}
