package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.BlockIo;
import orchsh.engine.model.Devices;
import orchsh.engine.model.Resources;
import orchsh.engine.model.Service;
import orchsh.engine.model.Ulimit;

/** How much of the machine a container may use, and which devices. */
final class ResourceFields {
    private ResourceFields() {}

    static void add(Service service, Fields fields) {
        add(service.resources(), fields);
        add(service.resources().blockIo(), fields);
        add(service.devices(), fields);
    }

    private static void add(Resources resources, Fields fields) {
        fields.size("memory", resources.memory());
        fields.size("memoryReservation", resources.memoryReservation());
        fields.size("memorySwap", resources.memorySwap());
        fields.put("swappiness", resources.swappiness());
        fields.put(
                "cpus",
                resources.cpus().map(number -> number.stripTrailingZeros().toPlainString()));
        fields.put("cpuShares", resources.cpuShares());
        fields.put("cpuPeriod", resources.cpuPeriod());
        fields.put("cpuQuota", resources.cpuQuota());
        fields.put("cpuRealtimePeriod", resources.realtimePeriod());
        fields.put("cpuRealtimeRuntime", resources.realtimeRuntime());
        fields.put("cpuset", resources.cpuset());
        fields.put("cpusetMems", resources.memoryNodes());
        fields.put("pids", resources.pids());
        fields.size("shmSize", resources.sharedMemory());
        for (Ulimit limit : resources.ulimits()) {
            fields.put("ulimits " + limit.name(), limit.soft() + ":" + limit.hard());
        }
        fields.put("oomScore", resources.oomScore());
        fields.flag("oomKillDisable", resources.oomKillDisable());
    }

    private static void add(BlockIo limits, Fields fields) {
        fields.put("blkio weight", limits.weight());
        limits.weights().forEach(share -> fields.put("blkio weight " + share.device(), String.valueOf(share.weight())));
        rates("blkio readBps", limits.readBytes(), fields);
        rates("blkio readIops", limits.readOperations(), fields);
        rates("blkio writeBps", limits.writeBytes(), fields);
        rates("blkio writeIops", limits.writeOperations(), fields);
    }

    private static void rates(String word, List<BlockIo.Rate> rates, Fields fields) {
        rates.forEach(rate -> fields.put(word + " " + rate.device(), String.valueOf(rate.rate())));
    }

    private static void add(Devices devices, Fields fields) {
        DeviceFields mapped = new DeviceFields();
        devices.mapped().forEach(device -> mapped.add(device.source(), device.target(), device.permissions()));
        mapped.putInto(fields);
        fields.each("deviceCgroupRules", devices.rules());
        int number = 0;
        for (Devices.Request request : devices.requests()) {
            String word = "gpus" + (number++ == 0 ? "" : " " + number);
            fields.put(word, describe(request));
            fields.named(word + " option", request.options());
        }
    }

    private static String describe(Devices.Request request) {
        SortedMap<String, String> parts = new TreeMap<>();
        request.count().ifPresent(count -> parts.put("count", count < 0 ? "all" : count.toString()));
        request.driver().ifPresent(driver -> parts.put("driver", driver));
        parts.put("ids", String.join(",", request.ids()));
        parts.put("capabilities", String.join(",", request.capabilities()));
        List<String> words = new ArrayList<>();
        parts.forEach((name, value) ->
                Optional.of(value).filter(text -> !text.isEmpty()).ifPresent(text -> words.add(name + " " + text)));
        return String.join(" ", words);
    }
}
