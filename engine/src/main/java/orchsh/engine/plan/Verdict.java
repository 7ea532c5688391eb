package orchsh.engine.plan;

import java.util.List;
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

    boolean creates() {
        return decisions.stream().anyMatch(Decision::creates);
    }
}
