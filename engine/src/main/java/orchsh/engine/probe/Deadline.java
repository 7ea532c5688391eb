package orchsh.engine.probe;

import java.time.Duration;

/** A moment after which nobody waits any more. */
public final class Deadline {
    private final long moment;

    private Deadline(long moment) {
        this.moment = moment;
    }

    /** The moment that is that far away now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time until then; nothing when it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, moment - System.nanoTime()));
    }

    public boolean hasPassed() {
        return moment - System.nanoTime() <= 0;
    }

    /** This moment, or the one that is that far away now, whichever is first. */
    public Deadline orIn(Duration time) {
        Deadline other = in(time);
        return other.moment - moment < 0 ? other : this;
    }
}
