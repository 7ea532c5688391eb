package orchsh.engine.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import orchsh.engine.image.Dockerfile.Directive;
import orchsh.engine.image.Dockerfile.Instruction;
import orchsh.engine.model.Build;

/**
 * What the engine's classic builder cannot do. New engines do not refuse it: they leave it out and call the build a
 * success, so it has to be refused here.
 */
final class ClassicBuilder {
    private static final Map<String, Set<String>> FLAGS_BEYOND = Map.of(
            "RUN", Set.of("--mount", "--network", "--security", "--device"),
            "COPY", Set.of("--link", "--chmod", "--exclude", "--parents"),
            "ADD", Set.of("--link", "--chmod", "--exclude", "--checksum", "--keep-git-dir", "--unpack"),
            "HEALTHCHECK", Set.of("--start-interval"));

    private static final Set<String> ARGS_BEYOND = Set.of(
            "TARGETPLATFORM",
            "TARGETOS",
            "TARGETARCH",
            "TARGETVARIANT",
            "BUILDPLATFORM",
            "BUILDOS",
            "BUILDARCH",
            "BUILDVARIANT");

    /** The language that all builders know, in any of its versions that add nothing of their own. */
    private static final Pattern USUAL_SYNTAX =
            Pattern.compile("(?:docker\\.io/)?docker/dockerfile(?::[0-9.]+|:latest)?(?:@.*)?");

    private static final Pattern REPOSITORY = Pattern.compile("(?:https?://\\S+\\.git(?:#.*)?|git@\\S+:.*|git://.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(?<name>[A-Z]+)");

    private ClassicBuilder() {}

    /**
     * The first thing it cannot do.
     *
     * @param shownAs what the Dockerfile is called
     */
    static Optional<Need> need(Build build, String shownAs, Dockerfile dockerfile) {
        for (Directive directive : dockerfile.directives()) {
            Optional<String> what = beyond(directive);
            if (what.isPresent()) {
                return what.map(text -> new Need(shownAs + ":" + directive.line(), text));
            }
        }
        for (Instruction instruction : dockerfile.instructions()) {
            Optional<String> what = beyond(build, instruction);
            if (what.isPresent()) {
                return what.map(text -> new Need(shownAs + ":" + instruction.line(), text));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> beyond(Directive directive) {
        boolean isBeyond = switch (directive.name()) {
            case "syntax" -> !USUAL_SYNTAX.matcher(directive.value()).matches();
            case "check" -> true;
            default -> false;
        };
        return isBeyond ? Optional.of("`# " + directive.name() + "=" + directive.value() + "`") : Optional.empty();
    }

    private static Optional<String> beyond(Build build, Instruction instruction) {
        String name = instruction.name();
        if (!Dockerfile.heredocsOf(instruction.text()).isEmpty()) {
            return Optional.of("a here-document");
        }
        for (String word : instruction.flags()) {
            String flag = word.split("=", 2)[0];
            if (FLAGS_BEYOND.getOrDefault(name, Set.of()).contains(flag)) {
                return Optional.of("`" + name + " " + flag + "`");
            }
        }
        List<String> words = List.of(instruction.text().split("\\s+"));
        return switch (name) {
            case "ARG" -> automaticArgument(build, words);
            case "FROM" -> automaticPlatform(build, instruction);
            case "ADD" -> repository(words);
            default -> Optional.empty();
        };
    }

    private static Optional<String> automaticArgument(Build build, List<String> words) {
        return words.stream()
                .skip(1)
                .filter(word -> isAutomatic(build, word))
                .findFirst()
                .map(word -> "`ARG " + word + "`, which is set by the builder,");
    }

    private static Optional<String> automaticPlatform(Build build, Instruction instruction) {
        return instruction.flags().stream()
                .flatMap(flag -> VARIABLE.matcher(flag).results())
                .map(match -> match.group(1))
                .filter(name -> isAutomatic(build, name))
                .findFirst()
                .map(name -> "`$" + name + "`, which is set by the builder,");
    }

    private static boolean isAutomatic(Build build, String argument) {
        return ARGS_BEYOND.contains(argument) && !build.args().containsKey(argument);
    }

    private static Optional<String> repository(List<String> words) {
        return words.stream()
                .skip(1)
                .filter(word -> REPOSITORY.matcher(word).matches())
                .findFirst()
                .map(word -> "`ADD` of a git repository");
    }
}
