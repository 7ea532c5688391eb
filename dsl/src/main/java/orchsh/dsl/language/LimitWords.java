package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say how much of the machine it may use. */
public interface LimitWords {

    /** Limits the memory. */
    @Word(value = "limits the memory", example = "memory 512.mb", compose = "mem_limit")
    void memory(@Takes(Size.class) @Nullable Object size);

    /** Keeps this much memory when the machine runs short. */
    @Word(
            value = "keeps memory when the machine runs short",
            example = "memoryReservation '256m'",
            compose = "mem_reservation")
    void memoryReservation(@Takes(Size.class) @Nullable Object size);

    /** Limits memory and swap together; {@code -1} leaves swap without a limit. */
    @Word(
            value = "limits memory and swap together",
            example = "memory 512.mb; memorySwap 1.gb",
            compose = "memswap_limit")
    void memorySwap(@Takes(Size.class) @Nullable Object size);

    /** Says how readily memory is swapped out, from 0 to 100. */
    @Word(value = "says how readily memory is swapped out", example = "memorySwappiness 10", compose = "mem_swappiness")
    void memorySwappiness(@Takes(Integer.class) @Nullable Object percent);

    /** Limits the processors, parts of one included. */
    @Word(value = "limits the processors", example = "cpus 1.5")
    void cpus(@Takes(BigDecimal.class) @Nullable Object number);

    /** Weighs the service against others when processors are short; 1024 is usual. */
    @Word(value = "weighs it against others when processors are short", example = "cpuShares 512")
    void cpuShares(@Takes(Integer.class) @Nullable Object shares);

    /** Says in how many microseconds the {@code cpuQuota} is counted. */
    @Word(value = "says in which time the processor quota is counted", example = "cpuPeriod 100000")
    void cpuPeriod(@Takes(Integer.class) @Nullable Object microseconds);

    /** Limits the microseconds of processor time in each {@code cpuPeriod}. */
    @Word(value = "limits the processor time in each period", example = "cpuQuota 50000")
    void cpuQuota(@Takes(Integer.class) @Nullable Object microseconds);

    /** Says in how many microseconds {@code cpuRtRuntime} is counted. */
    @Word(value = "says in which time real-time work is counted", example = "cpuRtPeriod 1000000")
    void cpuRtPeriod(@Takes(Integer.class) @Nullable Object microseconds);

    /** Limits the microseconds of real-time work in each {@code cpuRtPeriod}. */
    @Word(value = "limits real-time work in each period", example = "cpuRtRuntime 950000")
    void cpuRtRuntime(@Takes(Integer.class) @Nullable Object microseconds);

    /** Keeps it on these processors: {@code '0-2,7'}, {@code 0..2} or a list. */
    @Word(value = "keeps it on these processors", example = "cpuset '0-2,7'")
    void cpuset(@Nullable Object processors);

    /** Limits how many processes there can be; {@code -1} is no limit. */
    @Word(value = "limits the number of processes", example = "pids 200", compose = "pids_limit")
    void pids(@Takes(Integer.class) @Nullable Object number);

    /** Sets limits of processes: one number for both, {@code 'soft:hard'}, or {@code [soft: 1024, hard: 2048]}. */
    @Word(value = "sets limits of its processes", example = "ulimits nofile: 65536, nproc: '1024:2048'")
    void ulimits(@Pairs(unless = "") Map<?, ?> limits);

    /** Says how readily the kernel kills it when memory is short, from -1000 (never) to 1000 (first). */
    @Word(
            value = "says how readily it is killed when memory is short",
            example = "oomScore -500",
            compose = "oom_score_adj")
    void oomScore(@Takes(Integer.class) @Nullable Object score);

    /** Does not kill it when it has used up its memory, but lets it hang. */
    @Word(value = "does not kill it for want of memory", example = "oomKillDisable true")
    void oomKillDisable(@Takes(Boolean.class) @Nullable Object wanted);

    /**
     * Limits reading and writing of block devices. {@code weight} is a share of all, {@code weightDevice} one of single
     * devices, {@code ['/dev/sda': 400]}; {@code deviceReadBps} and {@code deviceWriteBps} are bytes a second,
     * {@code deviceReadIops} and {@code deviceWriteIops} operations a second.
     */
    @Word(
            value = "limits reading and writing of block devices",
            example = "blkio weight: 300, deviceReadBps: ['/dev/sda': 10.mb]",
            compose = "blkio_config")
    void blkio(
            @NamedParam(value = "weight", type = Integer.class)
                    @NamedParam(value = "weightDevice", type = Map.class)
                    @NamedParam(value = "deviceReadBps", type = Map.class)
                    @NamedParam(value = "deviceReadIops", type = Map.class)
                    @NamedParam(value = "deviceWriteBps", type = Map.class)
                    @NamedParam(value = "deviceWriteIops", type = Map.class)
                    Map<String, ?> limits);

    /**
     * Gives it devices of the host, {@code '/dev/host[:/dev/inside[:rwm]]'}, or by a name that a driver of the engine knows,
     * {@code 'vendor.com/class=name'}.
     */
    @Word(value = "gives it devices of the host", example = "devices '/dev/fuse', '/dev/ttyUSB0:/dev/modem:rw'")
    void devices(@Takes(List.class) @Nullable Object... devices);

    /** Devices as pairs: {@code devices '/dev/ttyUSB0': '/dev/modem'}. */
    void devices(@Pairs(unless = "") Map<?, ?> devices);

    /** Allows kinds of devices by their numbers. */
    @Word(value = "allows kinds of devices by their numbers", example = "deviceCgroupRules 'c 1:3 mr'")
    void deviceCgroupRules(@Takes(List.class) @Nullable Object... rules);

    /** Gives it graphics processors: {@code 'all'} or how many. */
    @Word(value = "gives it graphics processors", example = "gpus 'all'")
    void gpus(@Nullable Object count);

    /**
     * As {@link #gpus(Object)}: {@code count} how many, or {@code deviceIds} which ones, {@code driver} whose,
     * {@code capabilities} what they must be able to do, {@code options} for the driver.
     */
    void gpus(
            @NamedParam(value = "count", type = Object.class)
                    @NamedParam(value = "deviceIds", type = List.class)
                    @NamedParam(value = "driver", type = String.class)
                    @NamedParam(value = "capabilities", type = List.class)
                    @NamedParam(value = "options", type = Map.class)
                    Map<String, ?> options);
}
