package orchsh.dsl.compose.keys;

import static orchsh.dsl.compose.keys.ServiceDraft.saysEach;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.dsl.build.Saying;
import orchsh.dsl.value.DeviceReader;
import orchsh.engine.model.Devices;

/** Which devices a service may use. */
final class DeviceKeys {
    /** The devices of the host, and those of drivers. */
    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key(
                    "devices",
                    (service, value) -> value.forEach(item -> {
                        Devices.Device device = device(item);
                        service.say(
                                item.at(),
                                Saying.shared(builder -> builder.devices(it -> it.device(device)))
                                        .about("device " + device.target()));
                    }))
            .key("device_cgroup_rules", saysEach(Value::text, (builder, rule) -> builder.devices(it -> it.rule(rule))))
            .key("gpus", (service, value) -> {
                if (value.isList()) {
                    value.items()
                            .forEach(item ->
                                    item.notes().heed(item.at(), () -> request(service, item, List.of("gpu"))));
                    return;
                }
                Devices.Request request = new Devices.Request(
                        Optional.empty(), number(value), List.of(), List.of("gpu"), new TreeMap<>());
                service.say(value, builder -> builder.devices(it -> it.request(request)));
            });

    /** Devices that a driver provides, while they are read. */
    private static final class RequestDraft {
        private Optional<String> driver = Optional.empty();
        private Optional<Integer> count = Optional.empty();
        private List<String> ids = List.of();
        private List<String> capabilities = List.of();
        private SortedMap<String, String> options = new TreeMap<>();
    }

    private DeviceKeys() {}

    /** @param usual what the devices must be able to do if nothing is said */
    static void request(ServiceDraft service, Value value, List<String> usual) {
        RequestDraft draft = new RequestDraft();
        draft.capabilities = usual;
        new Keys<RequestDraft>("a device")
                .key("driver", Value::text, (it, text) -> it.driver = Optional.of(text))
                .key("count", DeviceKeys::number, (it, number) -> it.count = number)
                .key("device_ids", Value::texts, (it, ids) -> it.ids = ids)
                .key("capabilities", Value::texts, (it, names) -> it.capabilities = names)
                .key("options", Value::sortedMap, (it, options) -> it.options = options)
                .read(value, draft);
        List<String> capabilities = new ArrayList<>(new LinkedHashSet<>(draft.capabilities));
        usual.stream().filter(name -> !capabilities.contains(name)).forEach(name -> capabilities.add(0, name));
        Devices.Request request =
                new Devices.Request(draft.driver, draft.count, draft.ids, capabilities, draft.options);
        service.say(value, builder -> builder.devices(it -> it.request(request)));
    }

    static Optional<Integer> number(Value value) {
        return value.text().equals("all") ? Optional.empty() : Optional.of(value.integer());
    }

    private static Devices.Device device(Value item) {
        if (!item.isMap()) {
            return DeviceReader.parse(item.text());
        }
        String[] parts = {"", "", "rwm"};
        new Keys<String[]>("a device")
                .key("source", Value::text, (it, text) -> it[0] = text)
                .key("target", Value::text, (it, text) -> it[1] = text)
                .key("permissions", Value::text, (it, text) -> it[2] = text)
                .read(item, parts);
        if (parts[0].isEmpty()) {
            throw item.wrong("a device is not told its `source`", "for example /dev/ttyUSB0");
        }
        return new Devices.Device(parts[0], parts[1].isEmpty() ? parts[0] : parts[1], parts[2]);
    }
}
