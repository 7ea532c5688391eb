package orchsh.engine.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Batches;

/**
 * Whether the new containers of a service do: of so many it is borne that they fail.
 *
 * @param service the service's name
 * @param judged the steps by which a container shows that it does, each with the container's lasting name
 * @param following the steps that come of a container only when it does, each with its lasting name: what it replaces stops,
 *     and it gets that one's name
 * @param mostFailures how many containers may fail
 * @param onFailure what happens when more do
 */
public record Trial(
        String service,
        SortedMap<Integer, String> judged,
        SortedMap<Integer, String> following,
        int mostFailures,
        Batches.OnFailure onFailure) {
    public Trial {
        judged = Collections.unmodifiableSortedMap(new TreeMap<>(judged));
        following = Collections.unmodifiableSortedMap(new TreeMap<>(following));
    }

    /** Whether by such a step a container shows that it does. */
    static boolean judges(Step step) {
        return step instanceof Step.StartContainer
                || step instanceof Step.AwaitReady
                || step instanceof Step.StayWell
                || (step instanceof Step.RunHook hook && hook.turn() != Step.RunHook.Turn.BEFORE_STOP);
    }

    /** The container that a step judges; absent for a step that judges none of this service's. */
    public Optional<String> containerOf(int step) {
        return Optional.ofNullable(judged.get(step));
    }

    /**
     * Whether more containers have failed than may.
     *
     * @param failed the steps that failed
     */
    public boolean isLost(Collection<Integer> failed) {
        return containers(failed).size() > mostFailures;
    }

    /**
     * Whether all others are gone on with.
     *
     * @param failed the steps that failed
     */
    public boolean goesOn(Collection<Integer> failed) {
        return onFailure == Batches.OnFailure.CONTINUE || !isLost(failed);
    }

    /**
     * Whether nothing is left to be done by a step, because its container has failed already.
     *
     * @param failed the steps that failed
     */
    public boolean isInVain(int step, Collection<Integer> failed) {
        return containerOf(step)
                .or(() -> Optional.ofNullable(following.get(step)))
                .filter(containers(failed)::contains)
                .isPresent();
    }

    /** The containers that failed, by the steps that did. */
    public Set<String> containers(Collection<Integer> failed) {
        Set<String> containers = new HashSet<>();
        failed.forEach(step -> containerOf(step).ifPresent(containers::add));
        return containers;
    }
}
