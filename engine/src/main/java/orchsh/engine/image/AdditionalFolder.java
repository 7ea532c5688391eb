package orchsh.engine.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/**
 * A further folder that a build copies files from.
 *
 * @param service whose build it is, for problems
 * @param name by which the Dockerfile asks for it
 * @param path where it is
 */
record AdditionalFolder(String service, String name, Path path) {
    private static final String IGNORE_FILE = ".dockerignore";
    /** Images, services, web addresses, git repositories: everything that is not a path. */
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+-]*:.*|git@.*");

    /** Absent when it is not a folder of this machine. */
    static Optional<AdditionalFolder> of(String service, String name, String place) {
        if (ELSEWHERE.matcher(place).matches()) {
            return Optional.empty();
        }
        Path path = Path.of(place);
        if (!path.isAbsolute() || !Files.isDirectory(path)) {
            throw ProblemException.stack(Problem.error("the additional context `" + name + "` of service `" + service
                    + "` is `" + place + "`, which is not a folder"));
        }
        return Optional.of(new AdditionalFolder(service, name, path));
    }

    Map<String, String> digests(DigestCache cache, CancellationToken cancellation) {
        try {
            Path ignored = path.resolve(IGNORE_FILE);
            IgnoreRules rules = Files.isRegularFile(ignored)
                    ? IgnoreRules.parse(Files.readString(ignored), ignored.toString())
                    : IgnoreRules.none();
            return cache.digests(path, ContextFiles.below(path, rules, Set.of()), cancellation);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the additional context `" + name + "` of service `" + service + "` cannot be read: "
                            + Words.withFile(e)),
                    e);
        }
    }
}
