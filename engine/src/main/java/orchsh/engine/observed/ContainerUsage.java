package orchsh.engine.observed;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a container uses at one moment, counted as {@code docker stats} does.
 *
 * @param moment when it was measured
 * @param cpuPercent of one processor, so more than 100 where several are used; absent before a second measurement
 * @param memory bytes in use, without files that the kernel only keeps at hand
 * @param memoryLimit the most it may use; 0 when unknown
 * @param received bytes over all networks since it started
 * @param sent likewise
 * @param read bytes from disks since it started
 * @param written likewise
 * @param processes how many processes and threads it has
 */
public record ContainerUsage(
        Instant moment,
        OptionalDouble cpuPercent,
        long memory,
        long memoryLimit,
        long received,
        long sent,
        long read,
        long written,
        long processes) {

    /** How much of the memory that it may use is in use; 0 when the limit is unknown. */
    public double memoryPercent() {
        return memoryLimit == 0 ? 0 : 100.0 * memory / memoryLimit;
    }
}
