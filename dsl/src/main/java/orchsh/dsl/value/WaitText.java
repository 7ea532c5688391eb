package orchsh.dsl.value;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import orchsh.engine.model.TextPattern;
import orchsh.engine.model.Wait;
import orchsh.engine.problem.NearMiss;

/**
 * Reads a wait that is written as one text: {@code tcp:5432}, {@code http:8080/health}, {@code log:ready to accept},
 * {@code exec:pg_isready}, {@code file:/tmp/ready}, {@code healthy}. It means what a script means by the same words.
 */
public final class WaitText {
    private static final Map<String, Function<String, Wait>> KINDS = new TreeMap<>(Map.of(
            "tcp", text -> new Wait.Tcp(port(text), Wait.Options.DEFAULT),
            "http", WaitText::http,
            "log", text -> new Wait.Log(TextPattern.literal(text), 1, Wait.Options.DEFAULT),
            "exec", text -> new Wait.Exec(CommandLine.split(text), Wait.Options.DEFAULT),
            "file", text -> new Wait.File(text, Wait.Options.DEFAULT)));

    private WaitText() {}

    /** The wait; what makes no sense is an {@link IllegalArgumentException}. */
    public static Wait parse(String text) {
        if (text.equals("healthy")) {
            return new Wait.Healthy(Wait.Options.DEFAULT);
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        Function<String, Wait> reading = KINDS.get(kind);
        if (reading == null) {
            throw new WordException(
                    "`" + kind + "` is no kind of wait",
                    NearMiss.hint(kind, KINDS.keySet())
                            .orElse("write tcp:5432, http:8080/health, log:TEXT, exec:COMMAND, file:/PATH or healthy"));
        }
        if (colon < 0 || colon == text.length() - 1) {
            throw new WordException("`" + kind + "` is not told what to wait for", "for example tcp:5432");
        }
        return reading.apply(text.substring(colon + 1));
    }

    /** A port, and a path if it is not the first page. */
    private static Wait http(String text) {
        int slash = text.indexOf('/');
        return new Wait.Http(
                slash < 0 ? "/" : text.substring(slash),
                port(slash < 0 ? text : text.substring(0, slash)),
                Wait.Http.LOWEST_USUAL,
                Wait.Http.HIGHEST_USUAL,
                Optional.empty(),
                new TreeMap<>(),
                Wait.Options.DEFAULT);
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new WordException("`" + text + "` is no port", "for example tcp:5432");
        }
        return Integer.parseInt(text);
    }
}
