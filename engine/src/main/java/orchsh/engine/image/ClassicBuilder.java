package orchsh.engine.image;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Build;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * What the engine's classic builder cannot do. New engines do not refuse it: they leave it out and call the build a
 * success, so it has to be refused here.
 */
final class ClassicBuilder {
    private static final Map<String, Set<String>> FLAGS_BEYOND = Map.of(
            "RUN", Set.of("--mount", "--network", "--security"),
            "COPY", Set.of("--link", "--chmod", "--exclude", "--parents"),
            "ADD", Set.of("--link", "--chmod", "--exclude", "--checksum", "--keep-git-dir"),
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

    private ClassicBuilder() {}

    /** Refuses a Dockerfile that would be built wrongly, with the line that needs more. */
    static void refuseWhatItCannot(Build build, String name, Dockerfile dockerfile) {
        for (Dockerfile.Instruction instruction : dockerfile.instructions()) {
            beyond(build, instruction).ifPresent(what -> {
                throw ProblemException.stack(Problem.error(name + ":" + instruction.line() + ": " + what
                                + " needs BuildKit, which orchsh does not use yet")
                        .hint("write it without, or build the image with docker and name it with `image`"));
            });
        }
    }

    private static Optional<String> beyond(Build build, Dockerfile.Instruction instruction) {
        String name = instruction.name();
        if (!Dockerfile.heredocsOf(instruction.text()).isEmpty()) {
            return Optional.of("a here-document");
        }
        String[] words = instruction.text().split("\\s+");
        for (int i = 1; i < words.length && words[i].startsWith("--"); i++) {
            String flag = words[i].split("=", 2)[0];
            if (FLAGS_BEYOND.getOrDefault(name, Set.of()).contains(flag)) {
                return Optional.of("`" + name + " " + flag + "`");
            }
        }
        boolean isAutomatic = name.equals("ARG")
                && words.length == 2
                && ARGS_BEYOND.contains(words[1])
                && !build.args().containsKey(words[1]);
        return isAutomatic ? Optional.of("`ARG " + words[1] + "`, which is set by the builder,") : Optional.empty();
    }
}
