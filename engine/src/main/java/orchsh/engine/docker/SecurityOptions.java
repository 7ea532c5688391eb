package orchsh.engine.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import orchsh.engine.model.SeccompProfile;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/**
 * Options of the kernel's security modules. Some are for the one who asks rather than for the engine: files of this machine
 * are read here, and paths that usually are hidden or protected are a setting of their own.
 *
 * @param forEngine as the engine takes them
 * @param showsAllPaths whether nothing of the kernel's own file systems is hidden or protected
 */
record SecurityOptions(List<String> forEngine, boolean showsAllPaths) {
    private static final String SYSTEM_PATHS = "systempaths";
    private static final String SECCOMP = "seccomp";

    SecurityOptions {
        forEngine = List.copyOf(forEngine);
    }

    static SecurityOptions of(List<String> options) {
        List<String> forEngine = new ArrayList<>();
        boolean showsAllPaths = false;
        for (String option : options) {
            String[] parts = option.split("[=:]", 2);
            if (parts.length == 2 && parts[0].equals(SYSTEM_PATHS) && parts[1].equals("unconfined")) {
                showsAllPaths = true;
            } else if (parts.length == 2 && parts[0].equals(SECCOMP)) {
                forEngine.add(SECCOMP + "="
                        + SeccompProfile.of(option).map(SecurityOptions::text).orElse(parts[1]));
            } else {
                forEngine.add(option);
            }
        }
        return new SecurityOptions(forEngine, showsAllPaths);
    }

    private static String text(SeccompProfile profile) {
        try {
            return Files.readString(profile.file());
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the seccomp profile `" + profile.file() + "` cannot be read: " + Words.of(e)),
                    e);
        }
    }
}
