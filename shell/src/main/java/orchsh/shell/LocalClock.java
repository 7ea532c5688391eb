package orchsh.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The time of this machine. Where on earth it is, is found out when somebody asks, for it takes long and few do. */
final class LocalClock extends Clock {
    private final Supplier<ZoneId> zone;

    LocalClock(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return zone.get();
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new LocalClock(() -> other);
    }
}
