package orchsh.engine.observed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import orchsh.engine.model.NetworkUse.Address;
import orchsh.engine.observed.ContainerDetails.Health;

/**
 * A container as the engine lists it.
 *
 * @param id its full id
 * @param name its name, without the leading slash
 * @param image the image's name as it was given at creation
 * @param imageId the id of the image it was made from
 * @param state what it is doing
 * @param status the engine's own words, for example {@code Up 3 minutes (healthy)}
 * @param created seconds since 1970
 * @param labels all of them
 * @param ports what is published or exposed
 * @param networks its place in each network, by the network's name
 * @param volumes the volumes it sees, named or not
 */
public record ObservedContainer(
        String id,
        String name,
        String image,
        String imageId,
        State state,
        String status,
        long created,
        Map<String, String> labels,
        List<PublishedPort> ports,
        Map<String, Endpoint> networks,
        List<MountedVolume> volumes) {

    /** What is between the name of a container that was removed and can still be had back, and until when it is kept. */
    private static final String KEPT = "-kept-";

    private static final String ENDED = "Exited (";
    private static final int MOST_DIGITS = 9;

    /** What it is called while it can be had back, at least until then. */
    public String nameToKeep(Instant until) {
        long minute = until.plus(Duration.ofMinutes(1)).getEpochSecond()
                / Duration.ofMinutes(1).toSeconds();
        return name + KEPT + shortId() + "-" + minute;
    }

    /** Until when it can be had back, if it was removed so that it can. */
    public Optional<Instant> keptUntil() {
        int end = name.lastIndexOf(KEPT);
        int number = name.lastIndexOf('-');
        if (end < 0 || number < end + KEPT.length()) {
            return Optional.empty();
        }
        String own = name.substring(end + KEPT.length(), number);
        String minute = name.substring(number + 1);
        boolean isNumber =
                !minute.isEmpty() && minute.length() <= 12 && minute.chars().allMatch(Character::isDigit);
        return isNumber && own.equals(shortId())
                ? Optional.of(Instant.ofEpochSecond(
                        Long.parseLong(minute) * Duration.ofMinutes(1).toSeconds()))
                : Optional.empty();
    }

    private String shortId() {
        return id.substring(0, Math.min(8, id.length()));
    }

    /** What a container can be doing. */
    public enum State {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        REMOVING,
        EXITED,
        DEAD,
        UNKNOWN;

        public static State of(String word) {
            for (State state : values()) {
                if (state.name().equalsIgnoreCase(word)) {
                    return state;
                }
            }
            return ofPodman(word);
        }

        /** Podman tells some states apart that are one to Docker. */
        private static State ofPodman(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "configured", "initialized" -> CREATED;
                case "stopping" -> RUNNING;
                case "stopped" -> EXITED;
                default -> UNKNOWN;
            };
        }

        /** The engine's word for it. */
        public String word() {
            return switch (this) {
                case CREATED -> "created";
                case RUNNING -> "running";
                case PAUSED -> "paused";
                case RESTARTING -> "restarting";
                case REMOVING -> "removing";
                case EXITED -> "exited";
                case DEAD -> "dead";
                case UNKNOWN -> "unknown";
            };
        }
    }

    /** The same with other ports. */
    public ObservedContainer withPorts(List<PublishedPort> others) {
        return new ObservedContainer(
                id, name, image, imageId, state, status, created, labels, others, networks, volumes);
    }

    /**
     * A port of the container.
     *
     * @param address the host's address; empty when it is not published
     * @param hostPort the host's port; 0 when it is not published
     * @param containerPort the port inside
     * @param protocol tcp, udp or sctp
     */
    public record PublishedPort(String address, int hostPort, int containerPort, String protocol) {
        public boolean isPublished() {
            return hostPort != 0;
        }
    }

    /**
     * A container's place in a network.
     *
     * @param networkId the network's id
     * @param address the container's address there; empty when it is not running
     * @param fixed the addresses that it was asked to have there, as far as the engine tells
     * @param aliases further names that it was asked to have there, as far as the engine tells
     */
    public record Endpoint(String networkId, String address, Address fixed, List<String> aliases) {
        public Endpoint {
            aliases = List.copyOf(aliases);
        }

        /** Of one that was asked for nothing. */
        public Endpoint(String networkId, String address) {
            this(networkId, address, Address.ANY, List.of());
        }

        /** A container that never ran does not know its network's id, and podman gives the name for it. */
        public boolean isIn(ObservedNetwork network) {
            return networkId.isEmpty() || networkId.equals(network.id()) || networkId.equals(network.name());
        }
    }

    /**
     * A volume that a container sees.
     *
     * @param volume the volume's name on the engine
     * @param target the path inside
     */
    public record MountedVolume(String volume, String target) {

        /** The engine names a volume that was given no name with 64 hexadecimal digits. */
        public boolean isAnonymous() {
            return volume.length() == 64
                    && volume.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        }
    }

    public ObservedContainer {
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
        networks = Map.copyOf(networks);
        volumes = List.copyOf(volumes);
    }

    /** The same, as if it saw no volumes. */
    public ObservedContainer withoutVolumes() {
        return new ObservedContainer(
                id, name, image, imageId, state, status, created, labels, ports, networks, List.of());
    }

    /** The same, as if it did not see these volumes. */
    public ObservedContainer withoutVolumes(Collection<String> names) {
        List<MountedVolume> others = volumes.stream()
                .filter(volume -> !names.contains(volume.volume()))
                .toList();
        return new ObservedContainer(id, name, image, imageId, state, status, created, labels, ports, networks, others);
    }

    /** Whether it was made for a single command, beside the services. */
    public boolean isOneOff() {
        return "True".equalsIgnoreCase(labels.get(Labels.ONE_OFF));
    }

    /** The service that it was made for or, if it was made for a single command, the one that it is like. */
    public Optional<String> likeService() {
        Optional<String> like = label(Labels.LIKE);
        return like.isPresent() ? like : service();
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether it has processes, be they frozen or between two starts. */
    public boolean isAlive() {
        return switch (state) {
            case RUNNING, PAUSED, RESTARTING -> true;
            case CREATED, REMOVING, EXITED, DEAD, UNKNOWN -> false;
        };
    }

    /** What the engine's checks of it say; absent when it is not checked or does not run. */
    public Optional<Health.Status> health() {
        return HealthWords.of(status);
    }

    /** With which exit code it ended; absent while it has not ended. */
    public OptionalInt exitCode() {
        if (state != State.EXITED || !status.startsWith(ENDED)) {
            return OptionalInt.empty();
        }
        int end = Digits.end(status, ENDED.length());
        String code = status.substring(ENDED.length(), end);
        return !code.isEmpty() && code.length() <= MOST_DIGITS && status.startsWith(")", end)
                ? OptionalInt.of(Integer.parseInt(code))
                : OptionalInt.empty();
    }

    /** Whether it was made to come to an end, as a job is. */
    public boolean isToEnd() {
        return labels.containsKey(Labels.ENDS);
    }

    /** Whether it has come to the end that it was made for. */
    public boolean isCompleted() {
        OptionalInt code = exitCode();
        return code.isPresent() && Integer.toString(code.getAsInt()).equals(labels.get(Labels.ENDS));
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }

    /** The project it belongs to, whoever made it. */
    public Optional<String> project() {
        return label(Labels.PROJECT);
    }

    public Optional<String> service() {
        return label(Labels.SERVICE);
    }

    /** Whether docker compose made it, which counts only what has a configuration hash. */
    public boolean isOfDockerCompose() {
        return !labels.containsKey(Labels.STACK) && labels.containsKey(Labels.CONFIG_HASH);
    }

    /** Which of its service's containers it is, counted from 1. */
    public OptionalInt number() {
        String text = labels.getOrDefault(Labels.NUMBER, "");
        return Digits.are(text) && text.length() <= MOST_DIGITS
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
