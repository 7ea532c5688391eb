package orchsh.engine.model;

import java.time.Duration;
import java.util.Optional;

/**
 * When an image is fetched from its registry.
 *
 * @param kind when
 * @param age how old what is there may be, for {@link Kind#WHEN_OLD}
 */
public record PullPolicy(Kind kind, Optional<Duration> age) {
    /** Only when it is not there. */
    public static final PullPolicy MISSING = new PullPolicy(Kind.MISSING, Optional.empty());

    /** When an image is fetched. */
    public enum Kind {
        MISSING,
        ALWAYS,
        NEVER,
        /** It is built, not fetched, even if it is there. */
        BUILD,
        WHEN_OLD
    }

    public PullPolicy {
        if ((kind == Kind.WHEN_OLD) != age.isPresent()) {
            throw new IllegalArgumentException("an age belongs to images that are fetched when they are old");
        }
        age.filter(time -> time.isNegative() || time.isZero()).ifPresent(time -> {
            throw new IllegalArgumentException("the age after which an image is fetched is more than nothing");
        });
    }

    public static PullPolicy of(Kind kind) {
        return new PullPolicy(kind, Optional.empty());
    }

    public static PullPolicy olderThan(Duration age) {
        return new PullPolicy(Kind.WHEN_OLD, Optional.of(age));
    }
}
