package orchsh.dsl.compose.keys;

import static orchsh.dsl.compose.keys.ServiceDraft.says;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import orchsh.dsl.build.Saying;
import orchsh.engine.model.BlockIo;
import orchsh.engine.model.Resources;
import orchsh.engine.model.Ulimit;

/** How much of the machine a service may use. */
final class LimitKeys {
    private static final String WINDOWS = "only engines on Windows share processors so";

    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key("cpus", limitUnless0(Value::decimal, Resources.Builder::cpus))
            .key("cpu_shares", limit(Value::whole, Resources.Builder::cpuShares))
            .key("cpu_period", limit(LimitKeys::microseconds, Resources.Builder::cpuPeriod))
            .key("cpu_quota", limit(LimitKeys::microseconds, Resources.Builder::cpuQuota))
            .key("cpu_rt_period", limit(LimitKeys::microseconds, Resources.Builder::realtimePeriod))
            .key("cpu_rt_runtime", limit(LimitKeys::microseconds, Resources.Builder::realtimeRuntime))
            .key("cpuset", limit(Value::literal, Resources.Builder::cpuset))
            .key("mem_limit", limitUnless0(Value::size, Resources.Builder::memory))
            .key("mem_reservation", limitUnless0(Value::size, Resources.Builder::memoryReservation))
            .key("mem_swappiness", limit(Value::integer, Resources.Builder::swappiness))
            .key("memswap_limit", limitUnless0(Value::size, Resources.Builder::memorySwap))
            .key("pids_limit", limitUnless0(Value::whole, Resources.Builder::pids))
            .key("shm_size", limit(Value::size, Resources.Builder::sharedMemory))
            .key("oom_kill_disable", limit(Value::flag, Resources.Builder::oomKillDisable))
            .key("oom_score_adj", limit(Value::integer, Resources.Builder::oomScore))
            .key(
                    "ulimits",
                    (service, value) -> ulimits(value)
                            .forEach(limit -> service.say(
                                    value.at(),
                                    Saying.shared(builder -> builder.resources(it -> it.ulimit(limit)))
                                            .about("limit " + limit.name()))))
            .key("blkio_config", LimitKeys::blockIo)
            .key(
                    "storage_opt",
                    says(Value::map, (builder, all) -> builder.kernel(it -> all.forEach(it::storageOption))))
            .key("cgroup_parent", says(Value::text, (builder, text) -> builder.kernel(it -> it.cgroupParent(text))))
            .refused("cpu_count", WINDOWS, "write `cpus: 2`")
            .refused("cpu_percent", WINDOWS, "write `cpus: 0.5`");

    private static final Keys<BlockIoDraft> BLOCK_IO = new Keys<BlockIoDraft>("`blkio_config`")
            .key("weight", Value::integer, (draft, weight) -> draft.weight = Optional.of(weight))
            .key(
                    "weight_device",
                    (draft, value) -> devices(value, "weight", Value::integer, BlockIo.Weight::new, draft.weights))
            .key(
                    "device_read_bps",
                    (draft, value) -> devices(value, "rate", Value::size, BlockIo.Rate::new, draft.readBytes))
            .key(
                    "device_read_iops",
                    (draft, value) -> devices(value, "rate", Value::whole, BlockIo.Rate::new, draft.reads))
            .key(
                    "device_write_bps",
                    (draft, value) -> devices(value, "rate", Value::size, BlockIo.Rate::new, draft.writeBytes))
            .key(
                    "device_write_iops",
                    (draft, value) -> devices(value, "rate", Value::whole, BlockIo.Rate::new, draft.writes));

    private static final class BlockIoDraft {
        private Optional<Integer> weight = Optional.empty();
        private final List<BlockIo.Weight> weights = new ArrayList<>();
        private final List<BlockIo.Rate> readBytes = new ArrayList<>();
        private final List<BlockIo.Rate> reads = new ArrayList<>();
        private final List<BlockIo.Rate> writeBytes = new ArrayList<>();
        private final List<BlockIo.Rate> writes = new ArrayList<>();
    }

    private LimitKeys() {}

    private static <V> Keys.Effect<ServiceDraft> limit(
            Function<Value, V> reading, BiConsumer<Resources.Builder, V> limit) {
        return says(reading, (builder, read) -> builder.resources(it -> limit.accept(it, read)));
    }

    /** No limit is written 0. */
    private static <V extends Number> Keys.Effect<ServiceDraft> limitUnless0(
            Function<Value, V> reading, BiConsumer<Resources.Builder, V> limit) {
        Keys.Effect<ServiceDraft> effect = limit(reading, limit);
        return (service, value) -> {
            service.keepFirst(value);
            if (reading.apply(value).doubleValue() != 0) {
                effect.on(service, value);
            }
        };
    }

    /** Microseconds, as a number or with a unit. */
    private static long microseconds(Value value) {
        return value.text().matches("-?[0-9]+")
                ? value.whole()
                : value.duration().toNanos() / 1000;
    }

    /** One number for both limits, or each by itself. */
    static List<Ulimit> ulimits(Value value) {
        List<Ulimit> limits = new ArrayList<>();
        for (Value.Entry entry : value.entries()) {
            Value limit = entry.value();
            limit.notes().heed(limit.at(), () -> limits.add(ulimit(entry.name(), limit)));
        }
        return limits;
    }

    private static Ulimit ulimit(String name, Value limit) {
        if (!limit.isMap()) {
            return new Ulimit(name, limit.whole(), limit.whole());
        }
        long[] both = new long[2];
        new Keys<long[]>("limit `" + name + "`")
                .key("soft", Value::whole, (target, number) -> target[0] = number)
                .key("hard", Value::whole, (target, number) -> target[1] = number)
                .read(limit, both);
        if (limit.get("soft").isEmpty() || limit.get("hard").isEmpty()) {
            throw limit.wrong(
                    "limit `" + name + "` is not told both `soft` and `hard`",
                    "one number is for both: " + name + ": 1024");
        }
        return new Ulimit(name, both[0], both[1]);
    }

    private static void blockIo(ServiceDraft service, Value value) {
        BlockIoDraft draft = new BlockIoDraft();
        BLOCK_IO.read(value, draft);
        BlockIo limits =
                new BlockIo(draft.weight, draft.weights, draft.readBytes, draft.reads, draft.writeBytes, draft.writes);
        service.say(value, builder -> builder.resources(it -> it.blockIo(limits)));
    }

    private interface OfDevice<V, D> {
        D make(String device, V amount);
    }

    private static <V, D> void devices(
            Value value, String amount, Function<Value, V> reading, OfDevice<V, D> making, List<D> devices) {
        value.items()
                .forEach(item -> item.notes().heed(item.at(), () -> {
                    List<V> amounts = new ArrayList<>();
                    List<String> paths = new ArrayList<>();
                    new Keys<List<V>>("a device of `" + value.key() + "`")
                            .key("path", Value::text, (target, path) -> paths.add(path))
                            .key(amount, reading, List::add)
                            .read(item, amounts);
                    if (paths.isEmpty() || amounts.isEmpty()) {
                        throw item.wrong("a device of `" + value.key() + "` has a `path` and a `" + amount + "`", "");
                    }
                    devices.add(making.make(paths.get(0), amounts.get(0)));
                }));
    }
}
