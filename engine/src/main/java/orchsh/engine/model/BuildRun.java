package orchsh.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the {@code RUN} lines of a build find around them.
 *
 * @param network the network they use
 * @param shmSize the size of their shared memory, in bytes
 * @param extraHosts names they can resolve, each {@code name:address}
 * @param ulimits limits of the kernel for them
 * @param isolation how they are kept apart, on Windows
 * @param privileged whether they may ask for all that the engine's host allows
 * @param entitlements what else they may ask for, for example {@code network.host}
 */
public record BuildRun(
        Optional<String> network,
        OptionalLong shmSize,
        List<String> extraHosts,
        List<Ulimit> ulimits,
        Optional<String> isolation,
        boolean privileged,
        List<String> entitlements) {
    /** As the engine does it of its own accord. */
    public static final BuildRun USUAL = new BuildRun(
            Optional.empty(), OptionalLong.empty(), List.of(), List.of(), Optional.empty(), false, List.of());

    public BuildRun {
        shmSize.ifPresent(size -> Checks.atLeast("the shared memory of a build", 1, size));
        extraHosts = List.copyOf(extraHosts);
        extraHosts.forEach(BuildRun::checkHost);
        ulimits = List.copyOf(ulimits);
        entitlements = List.copyOf(entitlements);
    }

    private static void checkHost(String host) {
        int colon = host.indexOf(':');
        if (colon <= 0 || colon == host.length() - 1) {
            throw new IllegalArgumentException("extra host `" + host + "` is not `name:address`");
        }
    }
}
