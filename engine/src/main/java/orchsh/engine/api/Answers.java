package orchsh.engine.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Platform;
import orchsh.engine.observed.ApiVersion;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.Digits;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.observed.ObservedContainer.MountedVolume;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedVolume;

/** Reads the engine's answers into records, taking what is wanted and passing over the rest. */
final class Answers {
    private static final Set<String> ENDS = Set.of("die", "died");

    private final JsonReader json;
    private final ImageNames images;

    Answers(JsonReader json, ImageNames images) {
        this.json = json;
        this.images = images;
    }

    EngineFacts facts() {
        String version = "";
        String api = "";
        String minimum = "";
        String system = "";
        boolean podman = false;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Version" -> version = json.string();
                case "ApiVersion" -> api = json.string();
                case "MinAPIVersion" -> minimum = json.string();
                case "Os" -> system = json.string();
                case "Components" -> podman = namesPodman();
                default -> json.skip();
            }
        }
        ApiVersion newest = ApiVersion.parse(api);
        ApiVersion oldest = minimum.isEmpty() ? newest : ApiVersion.parse(minimum);
        return new EngineFacts(podman ? "Podman Engine" : "Docker Engine", version, newest, oldest, system);
    }

    private boolean namesPodman() {
        boolean podman = false;
        if (json.enterArray()) {
            while (json.more()) {
                if (json.enterObject()) {
                    while (json.more()) {
                        if (json.name().equals("Name")) {
                            podman |= json.string().startsWith("Podman");
                        } else {
                            json.skip();
                        }
                    }
                }
            }
        }
        return podman;
    }

    List<ObservedContainer> containers() {
        List<ObservedContainer> containers = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                containers.add(listedContainer());
            }
        }
        return containers;
    }

    private ObservedContainer listedContainer() {
        String id = "";
        String name = "";
        String image = "";
        String imageId = "";
        String state = "";
        String status = "";
        long created = 0;
        Map<String, String> labels = Map.of();
        List<PublishedPort> ports = List.of();
        Map<String, Endpoint> networks = Map.of();
        List<MountedVolume> volumes = List.of();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = json.string();
                case "Names" -> name = ownName();
                case "Image" -> image = images.familiar(json.string());
                case "ImageID" -> imageId = imageId(json.string());
                case "State" -> state = json.string();
                case "Status" -> status = json.string();
                case "Created" -> created = json.integer();
                case "Labels" -> labels = texts();
                case "Ports" -> ports = ports();
                case "NetworkSettings" -> networks = networksOfSettings();
                case "Mounts" -> volumes = mountedVolumes();
                default -> json.skip();
            }
        }
        return new ObservedContainer(
                id,
                name,
                image,
                imageId,
                ObservedContainer.State.of(state),
                status,
                created,
                labels,
                ports,
                networks,
                volumes);
    }

    private List<MountedVolume> mountedVolumes() {
        List<MountedVolume> volumes = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                String type = "";
                String name = "";
                String target = "";
                json.enterObject();
                while (json.more()) {
                    switch (json.name()) {
                        case "Type" -> type = json.string();
                        case "Name" -> name = json.string();
                        case "Destination" -> target = json.string();
                        default -> json.skip();
                    }
                }
                if (type.equals("volume")) {
                    volumes.add(new MountedVolume(name, target));
                }
            }
        }
        return volumes;
    }

    /** Docker lists the names that old-style links give it, too: {@code /web/db} beside {@code /db}. */
    private String ownName() {
        String own = "";
        if (json.enterArray()) {
            while (json.more()) {
                String name = withoutSlash(json.string());
                if (own.isEmpty() || own.indexOf('/') >= 0) {
                    own = name;
                }
            }
        }
        return own;
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** Podman leaves out what Docker puts in front. */
    private static String imageId(String id) {
        return id.isEmpty() || id.indexOf(':') >= 0 ? id : "sha256:" + id;
    }

    private List<PublishedPort> ports() {
        List<PublishedPort> ports = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                String address = "";
                int hostPort = 0;
                int containerPort = 0;
                String protocol = "tcp";
                json.enterObject();
                while (json.more()) {
                    switch (json.name()) {
                        case "IP" -> address = json.string();
                        case "PublicPort" -> hostPort = (int) json.integer();
                        case "PrivatePort" -> containerPort = (int) json.integer();
                        case "Type" -> protocol = json.string();
                        default -> json.skip();
                    }
                }
                ports.add(new PublishedPort(address, hostPort, containerPort, protocol));
            }
        }
        return ports;
    }

    private Map<String, Endpoint> networksOfSettings() {
        return settings().networks;
    }

    /** What a container has of its networks, and what it publishes. */
    private record Settings(Map<String, Endpoint> networks, List<PublishedPort> ports) {}

    private Settings settings() {
        Settings settings = new Settings(new HashMap<>(), new ArrayList<>());
        if (json.enterObject()) {
            while (json.more()) {
                switch (json.name()) {
                    case "Networks" -> {
                        if (json.enterObject()) {
                            while (json.more()) {
                                settings.networks.put(json.name(), EndpointAnswer.read(json));
                            }
                        }
                    }
                    case "Ports" -> addBindings(settings.ports);
                    default -> json.skip();
                }
            }
        }
        return settings;
    }

    /** For each port of the container, such as {@code 80/tcp}, the addresses it is published at, if it is. */
    private void addBindings(List<PublishedPort> ports) {
        if (json.enterObject()) {
            while (json.more()) {
                String port = json.name();
                int slash = port.indexOf('/');
                int number = number(slash < 0 ? port : port.substring(0, slash));
                String protocol = slash < 0 ? "tcp" : port.substring(slash + 1);
                if (json.enterArray()) {
                    while (json.more()) {
                        ports.add(binding(number, protocol));
                    }
                } else {
                    ports.add(new PublishedPort("", 0, number, protocol));
                }
            }
        }
    }

    private PublishedPort binding(int containerPort, String protocol) {
        String address = "";
        int hostPort = 0;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "HostIp" -> address = json.string();
                case "HostPort" -> hostPort = number(json.string());
                default -> json.skip();
            }
        }
        return new PublishedPort(address, hostPort, containerPort, protocol);
    }

    /** Engines write ports as text; what is no number is no port. */
    private static int number(String digits) {
        return Digits.are(digits) && digits.length() < 6 ? Integer.parseInt(digits) : 0;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        if (json.enterObject()) {
            while (json.more()) {
                texts.put(json.name(), json.string());
            }
        }
        return texts;
    }

    List<ObservedNetwork> networks() {
        List<ObservedNetwork> networks = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                String id = "";
                String name = "";
                Map<String, String> labels = Map.of();
                json.enterObject();
                while (json.more()) {
                    switch (json.name()) {
                        case "Id" -> id = json.string();
                        case "Name" -> name = json.string();
                        case "Labels" -> labels = texts();
                        default -> json.skip();
                    }
                }
                networks.add(new ObservedNetwork(id, name, labels));
            }
        }
        return networks;
    }

    List<ObservedVolume> volumes() {
        List<ObservedVolume> volumes = new ArrayList<>();
        json.enterObject();
        while (json.more()) {
            if (!json.name().equals("Volumes")) {
                json.skip();
            } else if (json.enterArray()) {
                while (json.more()) {
                    volumes.add(volume());
                }
            }
        }
        return volumes;
    }

    private ObservedVolume volume() {
        String name = "";
        Map<String, String> labels = Map.of();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Name" -> name = json.string();
                case "Labels" -> labels = texts();
                default -> json.skip();
            }
        }
        return new ObservedVolume(name, labels);
    }

    List<ObservedImage> images() {
        List<ObservedImage> listed = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                listed.add(listedImage());
            }
        }
        return listed;
    }

    /** One of a list, or what an engine answers who asks for one alone: there the labels are among the settings. */
    ObservedImage listedImage() {
        String id = "";
        List<String> names = new ArrayList<>();
        Map<String, String> labels = Map.of();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = imageId(json.string());
                case "RepoTags", "RepoDigests" -> addNames(names);
                case "Labels" -> labels = texts();
                case "Config" -> labels = labelsOfConfig();
                default -> json.skip();
            }
        }
        return new ObservedImage(id, names, labels);
    }

    private Map<String, String> labelsOfConfig() {
        Map<String, String> labels = Map.of();
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("Labels")) {
                    labels = texts();
                } else {
                    json.skip();
                }
            }
        }
        return labels;
    }

    /** An image that lost its name to a newer one is listed as {@code <none>}. */
    private void addNames(List<String> names) {
        if (json.enterArray()) {
            while (json.more()) {
                String name = json.string();
                if (!name.startsWith("<none>")) {
                    names.add(images.familiar(name));
                }
            }
        }
    }

    ContainerDetails container() {
        String id = "";
        String name = "";
        ContainerState state = new ContainerState();
        int restarts = 0;
        Optional<Healthcheck> check = Optional.empty();
        Settings settings = new Settings(Map.of(), List.of());
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = json.string();
                case "Name" -> name = withoutSlash(json.string());
                case "State" -> state.read(json);
                case "Config" -> check = checkOfConfig();
                case "RestartCount" -> restarts = (int) json.integer();
                case "NetworkSettings" -> settings = settings();
                default -> json.skip();
            }
        }
        return new ContainerDetails(
                id,
                name,
                ObservedContainer.State.of(state.word),
                state.lastStart,
                state.lastEnd,
                state.exitCode,
                state.outOfMemory,
                state.error,
                restarts,
                check,
                state.health,
                settings.networks,
                settings.ports);
    }

    private Optional<Healthcheck> checkOfConfig() {
        Optional<Healthcheck> check = Optional.empty();
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("Healthcheck")) {
                    check = HealthAnswer.check(json);
                } else {
                    json.skip();
                }
            }
        }
        return check;
    }

    /** The part of a container's details that tells what it is doing. */
    private static final class ContainerState {
        private String word = "";
        private Optional<String> lastStart = Optional.empty();
        private Optional<String> lastEnd = Optional.empty();
        private int exitCode;
        private boolean outOfMemory;
        private String error = "";
        private Optional<ContainerDetails.Health> health = Optional.empty();

        void read(JsonReader json) {
            if (!json.enterObject()) {
                return;
            }
            while (json.more()) {
                switch (json.name()) {
                    case "Status" -> word = json.string();
                    case "StartedAt" -> lastStart = moment(json.string());
                    case "FinishedAt" -> lastEnd = moment(json.string());
                    case "ExitCode" -> exitCode = (int) json.integer();
                    case "OOMKilled" -> outOfMemory = json.truth();
                    case "Error" -> error = json.string();
                    case "Health", "Healthcheck" ->
                        health = HealthAnswer.read(json).or(() -> health);
                    default -> json.skip();
                }
            }
        }

        /** Engines write the year 1 for never. */
        private static Optional<String> moment(String text) {
            return text.isEmpty() || text.startsWith("0001-") ? Optional.empty() : Optional.of(text);
        }
    }

    /** Whether the container has a terminal, and so sends its log without frames. */
    boolean terminal() {
        boolean terminal = false;
        json.enterObject();
        while (json.more()) {
            if (!json.name().equals("Config")) {
                json.skip();
            } else if (json.enterObject()) {
                while (json.more()) {
                    if (json.name().equals("Tty")) {
                        terminal = json.truth();
                    } else {
                        json.skip();
                    }
                }
            }
        }
        return terminal;
    }

    ImageDetails image() {
        String id = "";
        List<String> env = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        List<String> volumes = new ArrayList<>();
        Map<String, String> labels = new HashMap<>();
        Optional<Instant> named = Optional.empty();
        Optional<Healthcheck> check = Optional.empty();
        String system = "";
        String processor = "";
        String variant = "";
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = imageId(json.string());
                case "Os" -> system = json.string();
                case "Architecture" -> processor = json.string();
                case "Variant" -> variant = json.string();
                case "Config" -> check = imageConfig(env, ports, volumes, labels);
                case "Metadata" -> named = named();
                default -> json.skip();
            }
        }
        Optional<Platform> platform = system.isEmpty() || processor.isEmpty()
                ? Optional.empty()
                : Optional.of(new Platform(system, processor, variant));
        return new ImageDetails(id, env, ports, volumes, labels, check, platform, named);
    }

    /** An image that never got a name has the year 1 there. */
    private Optional<Instant> named() {
        Optional<Instant> named = Optional.empty();
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("LastTagTime")) {
                    named = moment(json.string());
                } else {
                    json.skip();
                }
            }
        }
        return named;
    }

    private static Optional<Instant> moment(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return moment.isAfter(Instant.EPOCH) ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty(); // an engine that writes it otherwise does not say it
        }
    }

    private Optional<Healthcheck> imageConfig(
            List<String> env, List<String> ports, List<String> volumes, Map<String, String> labels) {
        Optional<Healthcheck> check = Optional.empty();
        if (!json.enterObject()) {
            return check;
        }
        while (json.more()) {
            switch (json.name()) {
                case "Env" -> {
                    if (json.enterArray()) {
                        while (json.more()) {
                            env.add(json.string());
                        }
                    }
                }
                case "Labels" -> labels.putAll(texts());
                case "ExposedPorts" -> ports.addAll(names());
                case "Volumes" -> volumes.addAll(names());
                case "Healthcheck" -> check = HealthAnswer.check(json);
                default -> json.skip();
            }
        }
        return check;
    }

    /** The names of an object's fields, whose values say nothing. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (json.enterObject()) {
            while (json.more()) {
                names.add(json.name());
                json.skip();
            }
        }
        return names;
    }

    /** The value of {@code Id}, in an answer of which nothing else is wanted. */
    String id() {
        String id = "";
        json.enterObject();
        while (json.more()) {
            if (json.name().equals("Id")) {
                id = json.string();
            } else {
                json.skip();
            }
        }
        return id;
    }

    /**
     * How a command in a container stands.
     *
     * @param running whether it has not ended
     */
    record ExecState(boolean running, int exitCode) {}

    ExecState exec() {
        boolean running = false;
        int exitCode = 0;
        boolean ended = false;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Running" -> running = json.truth();
                case "ExitCode" -> {
                    ended = json.kind() != 'n';
                    exitCode = (int) json.integer();
                }
                default -> json.skip();
            }
        }
        return new ExecState(running || !ended, exitCode);
    }

    /**
     * Something that happened to a container.
     *
     * @param exitCode as the engine writes it; empty when it does not
     */
    record Happening(String container, String action, String exitCode) {}

    /** Podman names neither the kind nor the exit code as Docker does, and gives a code to whatever happens. */
    Happening happening() {
        String status = "";
        String action = "";
        String name = "";
        String exitCode = "";
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "status" -> status = json.string();
                case "Action" -> action = json.string();
                case "Actor" -> {
                    if (json.enterObject()) {
                        while (json.more()) {
                            if (!json.name().equals("Attributes")) {
                                json.skip();
                                continue;
                            }
                            Map<String, String> attributes = texts();
                            name = attributes.getOrDefault("name", "");
                            exitCode = attributes.getOrDefault(
                                    "exitCode", attributes.getOrDefault("containerExitCode", ""));
                        }
                    }
                }
                default -> json.skip();
            }
        }
        String happened = action.isEmpty() ? status : action;
        return new Happening(name, happened, ENDS.contains(happened) ? exitCode : "");
    }
}
