package orchsh.engine.live;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import orchsh.engine.port.Session.Channel;

/**
 * A line of a log.
 *
 * @param name whose it is
 * @param written when it was written, as the engine writes moments; empty when the engine does not say
 * @param text the line without its end
 * @param channel where it was written to
 */
public record LogEntry(String name, String written, String text, Channel channel) {

    /** When it was written; the other moment when that cannot be read. */
    Instant momentOr(Instant otherwise) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
