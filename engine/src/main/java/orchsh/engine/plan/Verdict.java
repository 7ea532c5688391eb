package orchsh.engine.plan;

import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;

/**
 * What becomes of all containers of one service.
 *
 * @param decisions on those it is to have, by their numbers
 * @param leaving those it is not to have
 */
record Verdict(List<Decision> decisions, List<Leaving> leaving) {
    Verdict {
        decisions = List.copyOf(decisions);
        leaving = List.copyOf(leaving);
    }

    /**
     * A container that goes and has no successor.
     *
     * @param why the reason in words
     */
    record Leaving(ObservedContainer container, String why) {}

    /** Why those that depend on it closely must start again; absent when nothing that was there is another one then. */
    Optional<String> disturbance() {
        boolean isMadeAnew = decisions.stream().anyMatch(decision -> decision.kind() == Decision.Kind.REPLACE)
                || (!decisions.isEmpty()
                        && decisions.stream().allMatch(decision -> decision.kind() == Decision.Kind.CREATE));
        boolean startsAgain = decisions.stream()
                .anyMatch(
                        decision -> decision.kind() == Decision.Kind.RESTART || decision.kind() == Decision.Kind.START);
        if (isMadeAnew) {
            return Optional.of("is made anew");
        }
        return startsAgain ? Optional.of("starts again") : Optional.empty();
    }

    boolean creates() {
        return decisions.stream().anyMatch(Decision::creates);
    }
}
