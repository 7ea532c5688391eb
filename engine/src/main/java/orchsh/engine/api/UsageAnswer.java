package orchsh.engine.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.ContainerUsage;

/** One measurement as engines send it, with the one before as far as there is one. */
final class UsageAnswer {
    private final Processor now = new Processor();
    private final Processor before = new Processor();
    private String moment = "";
    private long memory;
    private long memoryLimit;
    private long inactiveTotal = -1;
    private long inactive = -1;
    private long received;
    private long sent;
    private long read;
    private long written;
    private long processes;

    private UsageAnswer() {}

    /** Absent when the container does not run: engines then send an answer without a measurement. */
    static Optional<ContainerUsage> read(JsonReader json) {
        UsageAnswer answer = new UsageAnswer();
        answer.readAll(json);
        return answer.usage();
    }

    private void readAll(JsonReader json) {
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "read" -> moment = json.string();
                case "cpu_stats" -> now.read(json);
                case "precpu_stats" -> before.read(json);
                case "memory_stats" -> readMemory(json);
                case "networks" -> readNetworks(json);
                case "blkio_stats" -> readDisks(json);
                case "pids_stats" -> processes = field(json, "current");
                default -> json.skip();
            }
        }
    }

    private Optional<ContainerUsage> usage() {
        boolean measured = now.systemTime > 0 || memory > 0 || processes > 0;
        if (!measured) {
            return Optional.empty();
        }
        return Optional.of(new ContainerUsage(
                instant(),
                cpuPercent(),
                Math.max(0, memory - cached()),
                memoryLimit,
                received,
                sent,
                read,
                written,
                processes));
    }

    private Instant instant() {
        try {
            return OffsetDateTime.parse(moment).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH; // an engine that says no moment still says what is used
        }
    }

    private OptionalDouble cpuPercent() {
        if (before.systemTime == 0) {
            return OptionalDouble.empty();
        }
        double own = now.ownTime - before.ownTime;
        double all = now.systemTime - before.systemTime;
        long processors = now.processors > 0 ? now.processors : now.listed;
        return OptionalDouble.of(own > 0 && all > 0 ? own / all * processors * 100 : 0);
    }

    /** The first version of control groups counts children apart, the second does not. */
    private long cached() {
        if (inactiveTotal >= 0 && inactiveTotal < memory) {
            return inactiveTotal;
        }
        return inactive >= 0 && inactive < memory ? inactive : 0;
    }

    private void readMemory(JsonReader json) {
        if (!json.enterObject()) {
            return;
        }
        while (json.more()) {
            switch (json.name()) {
                case "usage" -> memory = json.count();
                case "limit" -> memoryLimit = json.count();
                case "stats" -> {
                    if (json.enterObject()) {
                        while (json.more()) {
                            switch (json.name()) {
                                case "total_inactive_file" -> inactiveTotal = json.count();
                                case "inactive_file" -> inactive = json.count();
                                default -> json.skip();
                            }
                        }
                    }
                }
                default -> json.skip();
            }
        }
    }

    private void readNetworks(JsonReader json) {
        if (!json.enterObject()) {
            return;
        }
        while (json.more()) {
            json.name();
            if (json.enterObject()) {
                while (json.more()) {
                    switch (json.name()) {
                        case "rx_bytes" -> received += json.count();
                        case "tx_bytes" -> sent += json.count();
                        default -> json.skip();
                    }
                }
            }
        }
    }

    private void readDisks(JsonReader json) {
        if (!json.enterObject()) {
            return;
        }
        while (json.more()) {
            if (!json.name().equals("io_service_bytes_recursive")) {
                json.skip();
            } else if (json.enterArray()) {
                while (json.more()) {
                    readTransfer(json);
                }
            }
        }
    }

    private void readTransfer(JsonReader json) {
        String direction = "";
        long bytes = 0;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "op" -> direction = json.string();
                case "value" -> bytes = json.count();
                default -> json.skip();
            }
        }
        if (direction.equalsIgnoreCase("read")) {
            read += bytes;
        } else if (direction.equalsIgnoreCase("write")) {
            written += bytes;
        }
    }

    private static long field(JsonReader json, String name) {
        long value = 0;
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals(name)) {
                    value = json.count();
                } else {
                    json.skip();
                }
            }
        }
        return value;
    }

    /** Times of the processors, in nanoseconds. */
    private static final class Processor {
        private long ownTime;
        private long systemTime;
        private long processors;
        private long listed;

        void read(JsonReader json) {
            if (!json.enterObject()) {
                return;
            }
            while (json.more()) {
                switch (json.name()) {
                    case "system_cpu_usage" -> systemTime = json.count();
                    case "online_cpus" -> processors = json.count();
                    case "cpu_usage" -> readOwn(json);
                    default -> json.skip();
                }
            }
        }

        private void readOwn(JsonReader json) {
            if (!json.enterObject()) {
                return;
            }
            while (json.more()) {
                switch (json.name()) {
                    case "total_usage" -> ownTime = json.count();
                    case "percpu_usage" -> {
                        if (json.enterArray()) {
                            while (json.more()) {
                                json.skip();
                                listed++;
                            }
                        }
                    }
                    default -> json.skip();
                }
            }
        }
    }
}
