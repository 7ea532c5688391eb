package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port of a container that is published on the engine's host.
 *
 * @param hostAddress the host's address to publish on; absent means every one
 * @param hostPort the host's port; absent lets the engine choose
 * @param choice the host's ports that the engine may choose from; absent lets it take any
 * @param containerPort the port inside
 * @param protocol tcp or udp or sctp
 */
public record Port(
        Optional<String> hostAddress,
        Optional<Integer> hostPort,
        Optional<Choice> choice,
        int containerPort,
        Protocol protocol) {
    private static final String ANY = "0";

    /**
     * Ports of the host, one of which is free when it is needed.
     *
     * @param first the lowest
     * @param last the highest
     */
    public record Choice(int first, int last) {
        public Choice {
            checked(first);
            checked(last);
            if (last < first) {
                throw new IllegalArgumentException("ports " + first + "-" + last + " count backwards");
            }
        }

        /** In Docker's notation. */
        @Override
        public String toString() {
            return first + "-" + last;
        }
    }

    /** What is spoken on a port. */
    public enum Protocol {
        TCP,
        UDP,
        SCTP;

        /** As Docker writes it. */
        public String word() {
            return switch (this) {
                case TCP -> "tcp";
                case UDP -> "udp";
                case SCTP -> "sctp";
            };
        }
    }

    public Port {
        hostAddress.ifPresent(Port::checkedAddress);
        hostPort.ifPresent(Port::checked);
        if (hostPort.isPresent() && choice.isPresent()) {
            throw new IllegalArgumentException("a port of the host is given or chosen, not both");
        }
        checked(containerPort);
    }

    public Port(Optional<String> hostAddress, Optional<Integer> hostPort, int containerPort, Protocol protocol) {
        this(hostAddress, hostPort, Optional.empty(), containerPort, protocol);
    }

    public static Port of(int hostPort, int containerPort) {
        return new Port(Optional.empty(), Optional.of(hostPort), containerPort, Protocol.TCP);
    }

    /**
     * Reads {@code [[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]}, where both ports may be ranges of one length, or the host's
     * alone one to choose from, or 0 for any that is free: Docker's own notation.
     */
    public static List<Port> parse(String text) {
        String rest = text.strip();
        Protocol protocol = Protocol.TCP;
        int slash = rest.lastIndexOf('/');
        if (slash >= 0) {
            protocol = protocol(rest.substring(slash + 1), text);
            rest = rest.substring(0, slash);
        }
        int colon = rest.lastIndexOf(':');
        Range inside = Range.parse(rest.substring(colon + 1), text);
        if (colon < 0) {
            return combine(Optional.empty(), Optional.empty(), inside, protocol, text);
        }
        String front = rest.substring(0, colon);
        int second = front.lastIndexOf(':');
        Optional<String> address = Optional.empty();
        if (second >= 0) {
            address = Optional.of(unbracketed(front.substring(0, second)));
            front = front.substring(second + 1);
        }
        Optional<Range> outside =
                front.isEmpty() || front.equals(ANY) ? Optional.empty() : Optional.of(Range.parse(front, text));
        return combine(address, outside, inside, protocol, text);
    }

    private static List<Port> combine(
            Optional<String> address, Optional<Range> outside, Range inside, Protocol protocol, String text) {
        if (outside.isPresent() && outside.get().size() > 1 && inside.size() == 1) {
            Choice choice = new Choice(outside.get().first, outside.get().last);
            return List.of(new Port(address, Optional.empty(), Optional.of(choice), inside.first, protocol));
        }
        outside.ifPresent(range -> {
            if (range.size() != inside.size()) {
                throw new IllegalArgumentException("port `" + text + "` pairs ranges of different lengths");
            }
        });
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            int offset = i;
            ports.add(new Port(address, outside.map(range -> range.first + offset), inside.first + i, protocol));
        }
        return ports;
    }

    private static String unbracketed(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static Protocol protocol(String word, String text) {
        for (Protocol protocol : Protocol.values()) {
            if (protocol.word().equalsIgnoreCase(word)) {
                return protocol;
            }
        }
        throw new IllegalArgumentException("port `" + text + "` ends in `" + word + "`; use tcp, udp or sctp");
    }

    private static int checked(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
        return port;
    }

    /** What is no address would be taken for every address by the engine, and open a port to the world. */
    private static void checkedAddress(String address) {
        if (!IpAddress.isVersion4(address) && !IpAddress.isVersion6(address)) {
            throw new IllegalArgumentException(
                    "`" + address + "` is not an address of the host; write 127.0.0.1 or [::1]");
        }
    }

    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }

        static Range parse(String text, String whole) {
            int dash = text.indexOf('-');
            int first = number(dash < 0 ? text : text.substring(0, dash), whole);
            int last = dash < 0 ? first : number(text.substring(dash + 1), whole);
            if (last < first) {
                throw new IllegalArgumentException("port `" + whole + "` counts backwards");
            }
            return new Range(first, last);
        }

        private static int number(String digits, String whole) {
            if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("port `" + whole + "` is not [[address:]host:]container[/protocol]");
            }
            return checked(Integer.parseInt(digits));
        }
    }

    /** In Docker's notation. */
    @Override
    public String toString() {
        return hostAddress
                        .map(address -> (address.contains(":") ? "[" + address + "]" : address) + ":")
                        .orElse("")
                + hostPort.map(String::valueOf)
                        .or(() -> choice.map(Choice::toString))
                        .map(port -> port + ":")
                        .orElse(hostAddress.isPresent() ? ":" : "")
                + containerPort
                + (protocol == Protocol.TCP ? "" : "/" + protocol.word());
    }
}
