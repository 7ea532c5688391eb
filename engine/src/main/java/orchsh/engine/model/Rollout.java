package orchsh.engine.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What a service says about being deployed.
 *
 * @param update how its containers are replaced by new ones
 * @param rollback how the former ones take their places again
 * @param placement on which machines they may run
 * @param endpoint how its name leads to its containers, if that is said
 */
public record Rollout(Batches update, Batches rollback, Placement placement, Optional<Endpoint> endpoint) {
    /** What holds where nothing is said. */
    public static final Rollout USUAL = new Rollout(Batches.USUAL, Batches.USUAL, Placement.ANYWHERE, Optional.empty());

    /** How the name of a service leads to its containers. */
    public enum Endpoint {
        /** By one address for all of them. */
        VIP,
        /** By the addresses of all of them. */
        DNSRR;

        /** As the language and compose files write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Rollout {
        if (rollback.onFailure() == Batches.OnFailure.ROLLBACK) {
            throw new IllegalArgumentException("a rollback that fails cannot be rolled back: use pause or continue");
        }
    }

    public Rollout withUpdate(Batches batches) {
        return new Rollout(batches, rollback, placement, endpoint);
    }

    public Rollout withRollback(Batches batches) {
        return new Rollout(update, batches, placement, endpoint);
    }

    public Rollout with(Placement places) {
        return new Rollout(update, rollback, places, endpoint);
    }

    public Rollout with(Endpoint way) {
        return new Rollout(update, rollback, placement, Optional.of(way));
    }
}
