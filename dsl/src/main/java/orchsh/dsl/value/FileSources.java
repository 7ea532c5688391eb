package orchsh.dsl.value;

import java.util.List;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.FileSource;

/** Reads where the content of a secret or config comes from. */
public final class FileSources {
    private static final List<String> WAYS = List.of("file", "env", "content");

    private FileSources() {}

    /**
     * The source.
     *
     * @param kind {@code secret} or {@code config}
     * @param beside surroundings whose directory is the script's folder
     */
    public static FileSource of(String kind, String name, Details details, Surroundings beside) {
        String what = kind + " `" + name + "`";
        if (details.flag("external").orElse(false)) {
            throw new WordException(
                    what + " cannot be external: an engine alone keeps no " + kind + "s, only a swarm does",
                    "say where it comes from: file:, env: or content:");
        }
        List<String> ways = WAYS.stream().filter(details::has).toList();
        if (ways.size() != 1) {
            throw new WordException(
                    what
                            + (ways.isEmpty()
                                    ? " is not told where it comes from"
                                    : " comes from " + String.join(" and ", ways)),
                    "say one of file:, env: and content:");
        }
        return switch (ways.get(0)) {
            case "file" ->
                new FileSource.OfFile(beside.resolve(details.text("file").orElseThrow()));
            case "env" -> variable(what, details.text("env").orElseThrow(), beside);
            default -> new FileSource.OfText(details.text("content").orElseThrow());
        };
    }

    private static FileSource variable(String what, String variable, Surroundings beside) {
        String value = beside.environment().get(variable);
        if (value == null) {
            throw new WordException("the variable `" + variable + "`, from which " + what + " comes, is not set");
        }
        return new FileSource.OfText(value);
    }
}
