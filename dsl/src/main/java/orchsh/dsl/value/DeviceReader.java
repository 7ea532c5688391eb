package orchsh.dsl.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.engine.model.Devices;
import orchsh.engine.model.Devices.Device;
import orchsh.engine.model.Devices.Request;
import org.jspecify.annotations.Nullable;

/** Reads which devices a service is given. */
public final class DeviceReader {
    private static final String GPU = "gpu";
    private static final String ALL = "all";
    private static final String EVERYTHING = "rwm";

    private DeviceReader() {}

    public static List<Device> devices(@Nullable Object @Nullable [] values) {
        List<Device> devices = new ArrayList<>();
        for (Object value : Values.each(values)) {
            if (value instanceof Map<?, ?> pairs) {
                devices.addAll(devices(pairs));
            } else {
                devices.add(parse(value instanceof Pair pair ? pair.joined("devices") : Values.text("devices", value)));
            }
        }
        return devices;
    }

    public static List<Device> devices(Map<?, ?> pairs) {
        List<Device> devices = new ArrayList<>();
        pairs.forEach((outside, inside) -> devices.add(parse(new Pair(outside, inside).joined("devices"))));
        return devices;
    }

    /** Reads {@code /dev/host[:/dev/inside][:rwm]}, or a name that a driver knows. */
    public static Device parse(String text) {
        String[] parts = text.split(":", -1);
        if (!text.startsWith("/") || parts.length == 1) {
            return new Device(text, text, EVERYTHING);
        }
        if (parts.length > 3) {
            throw new WordException("`" + text + "` is not /dev/host[:/dev/inside[:rwm]]");
        }
        boolean isPath = parts[1].startsWith("/");
        String permissions = parts.length == 3 ? parts[2] : isPath ? EVERYTHING : parts[1];
        return new Device(parts[0], isPath ? parts[1] : parts[0], permissions);
    }

    public static Request gpus(@Nullable Object count) {
        return new Request(Optional.empty(), number("gpus", count), List.of(), List.of(GPU), new TreeMap<>());
    }

    public static Request gpus(Details details) {
        Set<String> capabilities = new LinkedHashSet<>(List.of(GPU));
        capabilities.addAll(details.texts("capabilities"));
        return request(details, List.copyOf(capabilities));
    }

    public static Request request(Details details, List<String> capabilities) {
        return new Devices.Request(
                details.text("driver"),
                details.has("count") ? number("count", details.value("count")) : Optional.empty(),
                details.texts("deviceIds"),
                capabilities,
                details.pairs("options"));
    }

    /** {@code 'all'} is no number, and means as many as there are. */
    private static Optional<Integer> number(String word, @Nullable Object value) {
        return ALL.equals(String.valueOf(value)) ? Optional.empty() : Optional.of(Values.integer(word, value));
    }
}
