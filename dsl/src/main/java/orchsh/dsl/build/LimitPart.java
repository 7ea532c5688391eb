package orchsh.dsl.build;

import groovy.lang.Range;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orchsh.dsl.language.LimitWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.DeviceReader;
import orchsh.dsl.value.Sizes;
import orchsh.dsl.value.Ulimits;
import orchsh.dsl.value.Values;
import orchsh.engine.model.BlockIo;
import orchsh.engine.model.Devices;
import orchsh.engine.model.Resources;
import orchsh.engine.model.Ulimit;
import org.jspecify.annotations.Nullable;

/** Keeps how much of the machine a service may use. */
final class LimitPart implements LimitWords {
    private final Sayings sayings;

    LimitPart(Sayings sayings) {
        this.sayings = sayings;
    }

    private <T> void limit(Supplier<T> value, BiConsumer<Resources.Builder, T> how) {
        sayings.heed(() -> {
            T read = value.get();
            sayings.say(Saying.shared(service -> service.resources(limits -> how.accept(limits, read))));
        });
    }

    @Override
    public void memory(@Nullable Object size) {
        limit(() -> Sizes.of("memory", size), Resources.Builder::memory);
    }

    @Override
    public void memoryReservation(@Nullable Object size) {
        limit(() -> Sizes.of("memoryReservation", size), Resources.Builder::memoryReservation);
    }

    @Override
    public void memorySwap(@Nullable Object size) {
        limit(() -> Sizes.of("memorySwap", size), Resources.Builder::memorySwap);
    }

    @Override
    public void memorySwappiness(@Nullable Object percent) {
        limit(() -> Values.integer("memorySwappiness", percent), Resources.Builder::swappiness);
    }

    @Override
    public void cpus(@Nullable Object number) {
        limit(() -> Values.decimal("cpus", number), Resources.Builder::cpus);
    }

    @Override
    public void cpuShares(@Nullable Object shares) {
        limit(() -> (long) Values.integer("cpuShares", shares), Resources.Builder::cpuShares);
    }

    @Override
    public void cpuPeriod(@Nullable Object microseconds) {
        limit(() -> (long) Values.integer("cpuPeriod", microseconds), Resources.Builder::cpuPeriod);
    }

    @Override
    public void cpuQuota(@Nullable Object microseconds) {
        limit(() -> (long) Values.integer("cpuQuota", microseconds), Resources.Builder::cpuQuota);
    }

    @Override
    public void cpuRtPeriod(@Nullable Object microseconds) {
        limit(() -> (long) Values.integer("cpuRtPeriod", microseconds), Resources.Builder::realtimePeriod);
    }

    @Override
    public void cpuRtRuntime(@Nullable Object microseconds) {
        limit(() -> (long) Values.integer("cpuRtRuntime", microseconds), Resources.Builder::realtimeRuntime);
    }

    @Override
    public void cpuset(@Nullable Object processors) {
        limit(() -> numbers(processors), Resources.Builder::cpuset);
    }

    private static String numbers(@Nullable Object processors) {
        if (processors instanceof Range<?> range) {
            return Values.integer("cpuset", range.getFrom()) + "-" + Values.integer("cpuset", range.getTo());
        }
        return processors instanceof Collection<?>
                ? String.join(",", Values.texts("cpuset", processors))
                : Values.text("cpuset", processors);
    }

    @Override
    public void pids(@Nullable Object number) {
        limit(() -> (long) Values.integer("pids", number), Resources.Builder::pids);
    }

    @Override
    public void ulimits(Map<?, ?> limits) {
        sayings.heed(() -> {
            for (Ulimit limit : Ulimits.of("ulimits", limits)) {
                sayings.say(Saying.shared(service -> service.resources(all -> all.ulimit(limit)))
                        .about(
                                "limit " + limit.name(),
                                service -> service.resources(all -> all.withoutUlimit(limit.name()))));
            }
        });
    }

    @Override
    public void oomScore(@Nullable Object score) {
        limit(() -> Values.integer("oomScore", score), Resources.Builder::oomScore);
    }

    @Override
    public void oomKillDisable(@Nullable Object wanted) {
        limit(() -> Values.flag("oomKillDisable", wanted), Resources.Builder::oomKillDisable);
    }

    @Override
    public void blkio(Map<String, ?> limits) {
        limit(() -> blockIo(Details.of(ServiceLanguage.class, "blkio", limits)), Resources.Builder::blockIo);
    }

    private static BlockIo blockIo(Details details) {
        return new BlockIo(
                details.integer("weight"),
                of(
                        "weightDevice",
                        details,
                        (device, weight) -> new BlockIo.Weight(device, Values.integer(device, weight))),
                of("deviceReadBps", details, (device, rate) -> new BlockIo.Rate(device, Sizes.of(device, rate))),
                of("deviceReadIops", details, (device, rate) -> new BlockIo.Rate(device, Values.whole(device, rate))),
                of("deviceWriteBps", details, (device, rate) -> new BlockIo.Rate(device, Sizes.of(device, rate))),
                of("deviceWriteIops", details, (device, rate) -> new BlockIo.Rate(device, Values.whole(device, rate))));
    }

    private interface OfDevice<T> {
        T read(String device, @Nullable Object value);
    }

    private static <T> List<T> of(String option, Details details, OfDevice<T> how) {
        if (!details.has(option)) {
            return List.of();
        }
        return Values.map(option, details.value(option)).entrySet().stream()
                .map(entry -> how.read(Values.text(option, entry.getKey()), entry.getValue()))
                .toList();
    }

    private void device(Supplier<List<Devices.Device>> devices) {
        sayings.heed(() -> {
            for (Devices.Device device : devices.get()) {
                sayings.say(Saying.shared(service -> service.devices(all -> all.device(device)))
                        .about(
                                "device " + device.target(),
                                service -> service.devices(all -> all.without(device.target()))));
            }
        });
    }

    @Override
    public void devices(@Nullable Object... devices) {
        device(() -> DeviceReader.devices(devices));
    }

    @Override
    public void devices(Map<?, ?> devices) {
        device(() -> DeviceReader.devices(devices));
    }

    @Override
    public void deviceCgroupRules(@Nullable Object... rules) {
        sayings.heed(() -> Values.texts("deviceCgroupRules", rules)
                .forEach(rule -> sayings.say(Saying.shared(service -> service.devices(all -> all.rule(rule))))));
    }

    @Override
    public void gpus(@Nullable Object count) {
        request(() -> DeviceReader.gpus(count));
    }

    @Override
    public void gpus(Map<String, ?> options) {
        request(() -> DeviceReader.gpus(Details.of(ServiceLanguage.class, "gpus", options)));
    }

    private void request(Supplier<Devices.Request> request) {
        sayings.heed(() -> {
            Devices.Request read = request.get();
            sayings.say(Saying.shared(service -> service.devices(all -> all.request(read))));
        });
    }
}
