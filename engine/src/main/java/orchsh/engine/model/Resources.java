package orchsh.engine.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much of the machine a container may use. What is absent is not limited; sizes are bytes.
 *
 * @param memory at most this much memory
 * @param memoryReservation what it should be left with when memory is short
 * @param memorySwap memory and swap together; -1 means any amount of swap
 * @param swappiness how readily its memory is swapped, 0 to 100
 * @param cpus how many processors, with fractions
 * @param cpuShares its share when processors are busy
 * @param cpuPeriod the scheduler's period, in microseconds
 * @param cpuQuota how much of each period, in microseconds
 * @param realtimePeriod the same for real-time processes
 * @param realtimeRuntime the same for real-time processes
 * @param cpuset which processors, for example {@code 0-2,7}
 * @param memoryNodes which memory nodes, written alike
 * @param pids how many processes; -1 means any number
 * @param sharedMemory the size of {@code /dev/shm}
 * @param ulimits limits of each process
 * @param oomScore how soon it is killed when memory is short, -1000 to 1000
 * @param oomKillDisable whether it is never killed when memory is short
 * @param blockIo what it may do with block devices
 */
public record Resources(
        Optional<Long> memory,
        Optional<Long> memoryReservation,
        Optional<Long> memorySwap,
        Optional<Integer> swappiness,
        Optional<BigDecimal> cpus,
        Optional<Long> cpuShares,
        Optional<Long> cpuPeriod,
        Optional<Long> cpuQuota,
        Optional<Long> realtimePeriod,
        Optional<Long> realtimeRuntime,
        Optional<String> cpuset,
        Optional<String> memoryNodes,
        Optional<Long> pids,
        Optional<Long> sharedMemory,
        List<Ulimit> ulimits,
        Optional<Integer> oomScore,
        boolean oomKillDisable,
        BlockIo blockIo) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*");
    private static final long LEAST_MEMORY = 6L * 1024 * 1024;

    public Resources {
        memory.ifPresent(bytes -> Checks.atLeast("`memory`", LEAST_MEMORY, bytes));
        memoryReservation.ifPresent(bytes -> Checks.atLeast("`memoryReservation`", 1, bytes));
        memorySwap.ifPresent(bytes -> Checks.atLeast("`memorySwap`", -1, bytes));
        swappiness.ifPresent(percent -> Checks.between("`swappiness`", 0, 100, percent));
        cpus.filter(number -> number.signum() <= 0).ifPresent(number -> {
            throw new IllegalArgumentException("`cpus` cannot be " + number + ": it is more than 0");
        });
        if (cpus.isPresent() && (cpuPeriod.isPresent() || cpuQuota.isPresent())) {
            throw new IllegalArgumentException("`cpus` is a period and a quota: say one of the two");
        }
        if (memorySwap.filter(swap -> swap >= 0).isPresent()
                && memory.filter(bytes -> bytes <= memorySwap.get()).isEmpty()) {
            throw new IllegalArgumentException("`memorySwap` is memory and swap together: say `memory`, and no more");
        }
        if (memory.isPresent()
                && memoryReservation.filter(least -> least > memory.get()).isPresent()) {
            throw new IllegalArgumentException("`memoryReservation` is above `memory`");
        }
        cpuset.ifPresent(numbers -> numbered("cpuset", numbers));
        memoryNodes.ifPresent(numbers -> numbered("cpusetMems", numbers));
        pids.ifPresent(number -> Checks.atLeast("`pids`", -1, number));
        oomScore.ifPresent(score -> Checks.between("`oomScore`", -1000, 1000, score));
        ulimits = List.copyOf(ulimits);
        long names = ulimits.stream().map(Ulimit::name).distinct().count();
        if (names != ulimits.size()) {
            throw new IllegalArgumentException("a limit is given twice");
        }
    }

    private static void numbered(String word, String numbers) {
        if (!NUMBERS.matcher(numbers).matches()) {
            throw new IllegalArgumentException("`" + word + "` cannot be `" + numbers + "`: write for example 0-2,7");
        }
    }

    /** Collects limits. */
    public static final class Builder {
        private Optional<Long> memory = Optional.empty();
        private Optional<Long> memoryReservation = Optional.empty();
        private Optional<Long> memorySwap = Optional.empty();
        private Optional<Integer> swappiness = Optional.empty();
        private Optional<BigDecimal> cpus = Optional.empty();
        private Optional<Long> cpuShares = Optional.empty();
        private Optional<Long> cpuPeriod = Optional.empty();
        private Optional<Long> cpuQuota = Optional.empty();
        private Optional<Long> realtimePeriod = Optional.empty();
        private Optional<Long> realtimeRuntime = Optional.empty();
        private Optional<String> cpuset = Optional.empty();
        private Optional<String> memoryNodes = Optional.empty();
        private Optional<Long> pids = Optional.empty();
        private Optional<Long> sharedMemory = Optional.empty();
        private final List<Ulimit> ulimits = new ArrayList<>();
        private Optional<Integer> oomScore = Optional.empty();
        private boolean oomKillDisable;
        private BlockIo blockIo = BlockIo.FREE;

        Builder() {}

        Builder(Resources resources) {
            memory = resources.memory;
            memoryReservation = resources.memoryReservation;
            memorySwap = resources.memorySwap;
            swappiness = resources.swappiness;
            cpus = resources.cpus;
            cpuShares = resources.cpuShares;
            cpuPeriod = resources.cpuPeriod;
            cpuQuota = resources.cpuQuota;
            realtimePeriod = resources.realtimePeriod;
            realtimeRuntime = resources.realtimeRuntime;
            cpuset = resources.cpuset;
            memoryNodes = resources.memoryNodes;
            pids = resources.pids;
            sharedMemory = resources.sharedMemory;
            ulimits.addAll(resources.ulimits);
            oomScore = resources.oomScore;
            oomKillDisable = resources.oomKillDisable;
            blockIo = resources.blockIo;
        }

        public Builder memory(long bytes) {
            memory = Optional.of(bytes);
            return this;
        }

        public Builder memoryReservation(long bytes) {
            memoryReservation = Optional.of(bytes);
            return this;
        }

        public Builder memorySwap(long bytes) {
            memorySwap = Optional.of(bytes);
            return this;
        }

        public Builder swappiness(int percent) {
            swappiness = Optional.of(percent);
            return this;
        }

        public Builder cpus(BigDecimal number) {
            cpus = Optional.of(number);
            return this;
        }

        public Builder cpuShares(long shares) {
            cpuShares = Optional.of(shares);
            return this;
        }

        public Builder cpuPeriod(long microseconds) {
            cpuPeriod = Optional.of(microseconds);
            return this;
        }

        public Builder cpuQuota(long microseconds) {
            cpuQuota = Optional.of(microseconds);
            return this;
        }

        public Builder realtimePeriod(long microseconds) {
            realtimePeriod = Optional.of(microseconds);
            return this;
        }

        public Builder realtimeRuntime(long microseconds) {
            realtimeRuntime = Optional.of(microseconds);
            return this;
        }

        public Builder cpuset(String processors) {
            cpuset = Optional.of(processors);
            return this;
        }

        public Builder memoryNodes(String nodes) {
            memoryNodes = Optional.of(nodes);
            return this;
        }

        public Builder pids(long number) {
            pids = Optional.of(number);
            return this;
        }

        public Builder sharedMemory(long bytes) {
            sharedMemory = Optional.of(bytes);
            return this;
        }

        public Builder ulimit(Ulimit limit) {
            ulimits.add(limit);
            return this;
        }

        /** Takes back the limit of that name. */
        public Builder withoutUlimit(String name) {
            ulimits.removeIf(limit -> limit.name().equals(name));
            return this;
        }

        public Builder oomScore(int score) {
            oomScore = Optional.of(score);
            return this;
        }

        public Builder oomKillDisable(boolean disabled) {
            oomKillDisable = disabled;
            return this;
        }

        public Builder blockIo(BlockIo limits) {
            blockIo = limits;
            return this;
        }

        Resources build() {
            return new Resources(
                    memory,
                    memoryReservation,
                    memorySwap,
                    swappiness,
                    cpus,
                    cpuShares,
                    cpuPeriod,
                    cpuQuota,
                    realtimePeriod,
                    realtimeRuntime,
                    cpuset,
                    memoryNodes,
                    pids,
                    sharedMemory,
                    ulimits,
                    oomScore,
                    oomKillDisable,
                    blockIo);
        }
    }
}
