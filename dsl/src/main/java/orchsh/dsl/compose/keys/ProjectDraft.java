package orchsh.dsl.compose.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Place;
import orchsh.engine.model.Network;
import orchsh.engine.model.Volume;
import orchsh.engine.problem.Subject;

/** What the compose files of one project say, read key by key. */
final class ProjectDraft {
    private final Setting setting;
    private final Map<String, ServiceDraft> services = new LinkedHashMap<>();
    private final Map<String, ServiceDraft> off = new LinkedHashMap<>();
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();
    private final Map<String, SourceDraft> secrets = new LinkedHashMap<>();
    private final Map<String, SourceDraft> configs = new LinkedHashMap<>();
    private final Map<Subject, Place> places = new LinkedHashMap<>();

    private Outline.Bounds bounds = Outline.Bounds.NONE;

    ProjectDraft(Setting setting) {
        this.setting = setting;
    }

    /** Reads all of a tree. */
    void read(Value root) {
        TopKeys.KEYS.read(root, this);
        if (setting.generation() == Generation.FIRST) {
            Set<String> names = Set.copyOf(services.keySet());
            Optional<ServiceDraft> circular = LinkCircles.first(services);
            circular.ifPresent(service -> ownNetwork(
                    service.place(),
                    "services link to each other in a circle, which the engine's own bridge cannot do"));
            Optional<Value> addressed = services.values().stream()
                    .filter(service -> service.kept("net").isEmpty())
                    .flatMap(service -> service.kept("mac_address").stream())
                    .findFirst();
            addressed.ifPresent(value -> ownNetwork(
                    value.at(),
                    "`mac_address` belongs to a network of the stack, which the engine's own bridge is not"));
            boolean onBridge = circular.isEmpty() && addressed.isEmpty();
            services.values().forEach(service -> ServiceKeys.finishFirst(service, names, onBridge));
            services.values().forEach(this::declareVolumes);
        }
    }

    private void ownNetwork(Place place, String why) {
        setting.notes().warn(place, why + ": the services get a network of the stack instead", "");
    }

    /** In files without `services` a volume is one of the whole host, which is made when it is not there. */
    private void declareVolumes(ServiceDraft service) {
        Optional<String> driver = service.kept("volume_driver").map(Value::text);
        for (String name : service.used("volume")) {
            Volume.Builder volume = Volume.named(name).shared();
            driver.ifPresent(volume::driver);
            volumes.putIfAbsent(name, volume.build());
        }
    }

    void service(Value.Entry entry) {
        service(entry, services);
    }

    /** Reads services that are not part of the stack, for what is wrong with them. */
    void check(Value others) {
        others.entries().forEach(entry -> service(entry, off));
    }

    private void service(Value.Entry entry, Map<String, ServiceDraft> known) {
        Value value = entry.value();
        setting.notes().heed(entry.nameAt(), () -> {
            ServiceDraft service =
                    new ServiceDraft(entry.name(), entry.nameAt(), setting, value.isMap() || value.isNothing());
            known.put(entry.name(), service);
            ServiceKeys.of(setting.generation()).read(value.as("services." + entry.name()), service);
        });
    }

    void network(Value.Entry entry) {
        places.put(new Subject("", "network", entry.name()), entry.nameAt());
        setting.notes()
                .heed(
                        entry.nameAt(),
                        () -> networks.put(
                                entry.name(),
                                TopKeys.network(entry.name(), entry.value().as("networks." + entry.name()))));
    }

    void volume(Value.Entry entry) {
        places.put(new Subject("", "volume", entry.name()), entry.nameAt());
        setting.notes()
                .heed(
                        entry.nameAt(),
                        () -> volumes.put(
                                entry.name(),
                                TopKeys.volume(entry.name(), entry.value().as("volumes." + entry.name()))));
    }

    /** What only orchsh understands. */
    void own(Value value) {
        setting.notes().heed(value.at(), () -> bounds = TopKeys.bounds(value.as("x-orchsh")));
    }

    /** @param kind {@code secret} or {@code config} */
    void source(String kind, Value.Entry entry) {
        SourceDraft source = new SourceDraft(kind + " `" + entry.name() + "`", entry.nameAt());
        (kind.equals("secret") ? secrets : configs).put(entry.name(), source);
        setting.notes()
                .heed(entry.nameAt(), () -> TopKeys.SOURCE.read(entry.value().as(kind + "s." + entry.name()), source));
    }

    Map<String, ServiceDraft> services() {
        return services;
    }

    /** The services that are not part of the stack. */
    Map<String, ServiceDraft> off() {
        return off;
    }

    Map<String, Network> networks() {
        return networks;
    }

    Map<String, Volume> volumes() {
        return volumes;
    }

    Map<String, SourceDraft> secrets() {
        return secrets;
    }

    Map<String, SourceDraft> configs() {
        return configs;
    }

    Outline.Bounds bounds() {
        return bounds;
    }

    Map<Subject, Place> places() {
        return places;
    }
}
