package orchsh.engine.docker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.model.Port;

/**
 * What engines mean by what they say. They tell many things apart in words only, and the words change from version to
 * version and from Docker to Podman; all of them are here, and nowhere else.
 */
final class DockerMessages {
    /** The registry gave no answer at all. */
    private static final List<String> UNREACHABLE = List.of(
            "dial tcp",
            "no such host",
            "i/o timeout",
            "connection refused",
            "connection reset",
            "network is unreachable",
            "no route to host",
            "timeout exceeded",
            "handshake timeout",
            "deadline exceeded",
            "request canceled",
            "server misbehaving",
            "temporary failure in name resolution",
            "proxyconnect",
            "x509:",
            "tls:",
            "remote error: tls",
            "http response to https client",
            "unexpected http status: 5",
            "\": eof",
            "unexpected eof");

    /** What keeps a registry from answering, by what engines say of it; the first that fits counts. */
    private static final List<Map.Entry<String, String>> WHY_UNREACHABLE = List.of(
            Map.entry("proxyconnect", "the engine's proxy does not answer"),
            Map.entry("no such host", "its name cannot be resolved"),
            Map.entry("server misbehaving", "its name cannot be resolved"),
            Map.entry("temporary failure in name resolution", "its name cannot be resolved"),
            Map.entry("connection refused", "it refuses the connection"),
            Map.entry("no route to host", "there is no way to its network"),
            Map.entry("network is unreachable", "there is no way to its network"),
            Map.entry("i/o timeout", "it does not answer in time"),
            Map.entry("timeout exceeded", "it does not answer in time"),
            Map.entry("deadline exceeded", "it does not answer in time"),
            Map.entry("handshake timeout", "it does not answer in time"),
            Map.entry("x509:", "the engine does not trust its certificate"),
            Map.entry("http response to https client", "it speaks no HTTPS"),
            Map.entry("unexpected http status: 5", "it is out of order"));

    private static final List<String> OUT_OF_SPACE = List.of("no space left on device", "disk quota exceeded");

    private static final List<String> ASKED_TOO_OFTEN = List.of("toomanyrequests", "too many requests");

    private static final List<String> OTHER_PLATFORM = List.of(
            "no matching manifest for",
            "no match for platform",
            "does not match the specified platform",
            "does not provide the specified platform",
            "no image found in manifest list for",
            "no image found in image index for");

    /** The registry answered, and it has no such thing, or not for everybody. */
    private static final List<String> NO_SUCH_IMAGE = List.of(
            "manifest unknown",
            "manifest for",
            "name unknown",
            "not found",
            "no such image",
            "image not known",
            "repository does not exist",
            "pull access denied",
            "requested access to the resource is denied",
            "authentication required",
            "unauthorized",
            "did not resolve to an alias");

    private static final List<String> LOGIN_REFUSED = List.of(
            "authentication required",
            "no basic auth credentials",
            "requested access to the resource is denied",
            "unauthorized",
            "access forbidden",
            "insufficient_scope",
            "denied:");

    private static final List<String> NOT_HERE =
            List.of("does not exist locally", "no such image", "image not known", "tag does not exist");

    private static final List<String> PORT_TAKEN = List.of("port is already allocated", "address already in use");

    private static final List<String> REMOVAL_UNDER_WAY =
            List.of("is already in progress", "removal in progress", "is being removed", "marked for removal");

    private static final List<String> IMAGE_GONE_MEANWHILE = List.of("unrecognized image id");

    private static final List<String> NETWORK_IN_USE =
            List.of("has active endpoints", "has associated containers", "network is being used");

    private static final List<String> PREAMBLES =
            List.of("failed to set up container networking: ", "container create: ");
    private static final List<String> NOT_CONNECTED = List.of("is not connected to");

    private static final List<String> NO_ADDRESSES_LEFT =
            List.of("non-overlapping ipv4 address pool", "address pools have been fully subnetted", "no free ip range");

    private static final Pattern PORT =
            Pattern.compile(":(\\d{1,5})(?: failed: port is|: bind: |:[^ ]*: address|: address)");
    private static final Pattern PROTOCOL =
            Pattern.compile("\\b(?<protocol>tcp|udp)(?:[46]?\\b| port\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY_PORT = Pattern.compile(":(\\d{1,5})\\b");
    private static final Pattern MISSING_SOURCE = Pattern.compile(
            "bind source path does not exist: (?<docker>.+)|statfs (?<podman>.+): no such file or directory");
    private static final Pattern MISSING_PROGRAM =
            Pattern.compile("exec: \"(?<program>[^\"]+)\": (?:executable file not found|stat .*: no such file)"
                    + "|executable file `(?<podman>[^`]+)` not found");
    private static final Pattern NAME_TAKEN =
            Pattern.compile("name \"?/?[^\" ]+\"? is already in use by (?:container )?\"?(?<id>[0-9a-f]{12,64})");

    private DockerMessages() {}

    static boolean isRegistryUnreachable(String reason) {
        return mentions(reason, UNREACHABLE);
    }

    /** The engine's own words when there are none of ours. */
    static String whyUnreachable(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        return WHY_UNREACHABLE.stream()
                .filter(why -> words.contains(why.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(reason);
    }

    static boolean isOutOfSpace(String reason) {
        return mentions(reason, OUT_OF_SPACE);
    }

    static boolean isAskedTooOften(String reason) {
        return mentions(reason, ASKED_TOO_OFTEN);
    }

    /** The image exists, but not for the kind of machine that was asked for. */
    static boolean isOtherPlatform(String reason) {
        return mentions(reason, OTHER_PLATFORM);
    }

    /** Only meant for what {@link #isRegistryUnreachable} does not claim: hosts, too, are "not found". */
    static boolean isNoSuchImage(String reason) {
        return mentions(reason, NO_SUCH_IMAGE);
    }

    static boolean isLoginRefused(String reason) {
        return mentions(reason, LOGIN_REFUSED);
    }

    /** Said of an image that was to be sent. */
    static boolean isNotHere(String reason) {
        return mentions(reason, NOT_HERE);
    }

    static boolean isPortTaken(String reason) {
        return mentions(reason, PORT_TAKEN);
    }

    /** The host's port that an engine could not have. */
    static Optional<Integer> port(String reason) {
        Matcher exact = PORT.matcher(reason);
        if (exact.find()) {
            return Optional.of(Integer.valueOf(exact.group(1)));
        }
        Matcher any = ANY_PORT.matcher(reason);
        return any.find() ? Optional.of(Integer.valueOf(any.group(1))) : Optional.empty();
    }

    /** Of the port that an engine could not have, when it tells. */
    static Optional<Port.Protocol> protocol(String reason) {
        Matcher matcher = PROTOCOL.matcher(reason);
        if (!matcher.find()) {
            return Optional.empty();
        }
        boolean udp = matcher.group("protocol").equalsIgnoreCase("udp");
        return Optional.of(udp ? Port.Protocol.UDP : Port.Protocol.TCP);
    }

    static boolean isRemovalUnderWay(String reason) {
        return mentions(reason, REMOVAL_UNDER_WAY);
    }

    /** Somebody else has removed a part of the image while it was removed. */
    static boolean isImageGoneMeanwhile(String reason) {
        return mentions(reason, IMAGE_GONE_MEANWHILE);
    }

    static boolean isNetworkInUse(String reason) {
        return mentions(reason, NETWORK_IN_USE);
    }

    /** Podman refuses a name that is taken with the status of a failure of its own. */
    static boolean isNetworkPresent(String reason) {
        return mentions(reason, List.of("network already exists"));
    }

    /** The engine's links are not to be had. */
    static boolean isWithoutLinks(String reason) {
        return mentions(reason, List.of("link is not supported"));
    }

    /** Without a beginning that only says what was tried, which our own words say better. */
    static String gist(String reason) {
        for (String preamble : PREAMBLES) {
            if (reason.startsWith(preamble)) {
                return gist(reason.substring(preamble.length()));
            }
        }
        return reason;
    }

    static boolean isNotConnected(String reason) {
        return mentions(reason, NOT_CONNECTED);
    }

    static boolean isOutOfAddresses(String reason) {
        return mentions(reason, NO_ADDRESSES_LEFT);
    }

    /** The host's path that was to be mounted and is not there. */
    static Optional<String> missingMountSource(String reason) {
        Matcher matcher = MISSING_SOURCE.matcher(reason);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String path = matcher.group("docker");
        return Optional.of((path == null ? matcher.group("podman") : path).strip());
    }

    /** The program that was to be run and is not in the image. */
    static Optional<String> missingProgram(String reason) {
        Matcher matcher = MISSING_PROGRAM.matcher(reason);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String program = matcher.group("program");
        return Optional.of(program == null ? matcher.group("podman") : program);
    }

    /** The id of the container that has the name already. */
    static Optional<String> ownerOfName(String reason) {
        Matcher matcher = NAME_TAKEN.matcher(reason);
        return matcher.find() ? Optional.of(matcher.group("id")) : Optional.empty();
    }

    /** An engine that speaks TLS only. */
    static boolean isPlainHttpRefused(String reason) {
        return mentions(reason, List.of("http request to an https server"));
    }

    private static boolean mentions(String reason, List<String> phrases) {
        String words = reason.toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(words::contains);
    }

    /** Newer engines warn of the place that older ones want the address in; it is sent in both. */
    static boolean isAboutHardwareAddress(String warning) {
        return warning.contains("container-wide MacAddress");
    }
}
