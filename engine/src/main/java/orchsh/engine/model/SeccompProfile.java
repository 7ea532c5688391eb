package orchsh.engine.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of this machine that says which calls of the kernel a container may make.
 *
 * @param option the security option that names it
 * @param file its path, absolute
 */
public record SeccompProfile(String option, Path file) {
    private static final String KIND = "seccomp";

    /** The file that an option names, if it names one; other values are names that the engine knows. */
    public static Optional<SeccompProfile> of(String option) {
        String[] parts = option.split("[=:]", 2);
        return parts.length == 2 && parts[0].equals(KIND) && parts[1].startsWith("/")
                ? Optional.of(new SeccompProfile(option, Path.of(parts[1])))
                : Optional.empty();
    }

    /** The files that a service names. */
    public static List<SeccompProfile> of(Service service) {
        return service.privileges().securityOptions().stream()
                .flatMap(option -> of(option).stream())
                .toList();
    }
}
