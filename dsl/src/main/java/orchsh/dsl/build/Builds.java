package orchsh.dsl.build;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildSource;
import org.jspecify.annotations.Nullable;

/** Reads what {@code build} is given. */
final class Builds {
    private final Surroundings besideScript;

    /** @param besideScript surroundings whose directory is the script's folder */
    Builds(Surroundings besideScript) {
        this.besideScript = besideScript;
    }

    Build of(@Nullable Object folder, Map<String, ?> options) {
        Optional<String> dockerfile = text(options, "dockerfile");
        boolean inline = dockerfile.map(text -> text.contains("\n")).orElse(false);
        String context = Values.text("build", folder);
        if (context.isBlank()) {
            throw new WordException("`build` is given an empty folder", "the script's own folder is written '.'");
        }
        Build.Builder build = Build.from(source(context));
        dockerfile.ifPresent(inline ? build::inlineDockerfile : build::dockerfile);
        text(options, "target").ifPresent(build::target);
        text(options, "network").ifPresent(build::network);
        if (options.containsKey("tags")) {
            build.tags(Values.texts("tags", options.get("tags")));
        }
        return build.args(arguments(options)).build();
    }

    private BuildSource source(String context) {
        Optional<BuildSource> address = BuildSource.ofAddress(context);
        if (address.isEmpty() && context.contains("://")) {
            throw new WordException(
                    "`" + context + "` is no address that `build` knows",
                    "it takes a folder, the address of a git repository, or of a tar: build 'https://example.org/app.git'");
        }
        return address.orElseGet(() -> new BuildSource.Folder(besideScript.resolve(context)));
    }

    private static Optional<String> text(Map<String, ?> options, String key) {
        return options.containsKey(key) ? Optional.of(Values.text(key, options.get(key))) : Optional.empty();
    }

    private static SortedMap<String, String> arguments(Map<String, ?> options) {
        SortedMap<String, String> arguments = new TreeMap<>();
        if (options.containsKey("args")) {
            Values.map("args", options.get("args"))
                    .forEach((name, value) ->
                            arguments.put(Values.text("args", name), Values.variable(String.valueOf(name), value)));
        }
        return arguments;
    }
}
