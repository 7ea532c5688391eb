package orchsh.dsl.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Mount;
import org.jspecify.annotations.Nullable;

/** Reads what {@code volume} is given inside a service. */
final class Mounts {
    private final Surroundings besideScript;

    /** @param besideScript surroundings whose directory is the script's folder */
    Mounts(Surroundings besideScript) {
        this.besideScript = besideScript;
    }

    List<Mount> of(@Nullable Object @Nullable [] values) {
        List<Mount> mounts = new ArrayList<>();
        for (Object value : Values.each(values)) {
            if (value instanceof Map<?, ?> pairs) {
                mounts.addAll(of(pairs));
            } else if (value instanceof Pair pair) {
                mounts.add(parse(pair.joined("volume")));
            } else {
                mounts.add(parse(Values.text("volume", value)));
            }
        }
        return mounts;
    }

    List<Mount> of(Map<?, ?> pairs) {
        List<Mount> mounts = new ArrayList<>();
        pairs.forEach((outside, inside) -> mounts.add(parse(new Pair(outside, inside).joined("volume"))));
        return mounts;
    }

    /** Reads {@code [source:]target[:options]}. */
    private Mount parse(String text) {
        String[] parts = text.split(":", -1);
        return switch (parts.length) {
            case 1 -> new Mount.AnonymousVolume(parts[0], false);
            case 2 -> mount(parts[0], parts[1], false, text);
            case 3 -> mount(parts[0], parts[1], readOnly(parts[2], text), text);
            default -> throw new WordException("volume `" + text + "` is not [source:]/path[:ro]");
        };
    }

    private Mount mount(String source, String target, boolean readOnly, String text) {
        if (source.isEmpty()) {
            throw new WordException("volume `" + text + "` has nothing in front of the colon");
        }
        if (source.startsWith("~") && !source.equals("~") && !source.startsWith("~/")) {
            throw new WordException("`" + source + "` is another user's home, which is not known here");
        }
        if (source.startsWith("/") || source.startsWith(".") || source.startsWith("~")) {
            Path folder = besideScript.resolve(source);
            return new Mount.HostPath(folder, target, readOnly);
        }
        if (source.contains("/")) {
            throw new WordException(
                    "`" + source + "` is neither the name of a volume nor a path",
                    "a folder beside the script is written './" + source + "'");
        }
        return new Mount.NamedVolume(source, target, readOnly);
    }

    private static boolean readOnly(String options, String text) {
        boolean readOnly = false;
        for (String option : options.split(",", -1)) {
            switch (option) {
                case "ro" -> readOnly = true;
                case "rw" -> readOnly = false;
                default ->
                    throw new WordException(
                            "volume `" + text + "` ends in `" + option + "`, which is not known here", "use ro or rw");
            }
        }
        return readOnly;
    }
}
