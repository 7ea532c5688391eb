package orchsh.dsl.snippet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;

/**
 * How one knows that a well-known image is ready, and what may make it listen somewhere else.
 *
 * @param text the wait, as text
 * @param otherPorts what else it listens on: to offer one of these says nothing about the port of the wait
 * @param settings what decides where it listens
 */
public record UsualWait(String text, Set<Integer> otherPorts, List<String> settings) {
    private static final Pattern LINE = Pattern.compile(
            "(?<wait>.*?)(?:\\s+beside(?<others>(?:\\s+[0-9]{1,5})+))?(?:\\s+unless\\s+(?<settings>.*))?");
    private static final Pattern WITH_PORT = Pattern.compile("(?:tcp|http):(?<port>[0-9]+).*");

    public UsualWait {
        otherPorts = Set.copyOf(otherPorts);
        settings = List.copyOf(settings);
    }

    /** Reads {@code WAIT [beside PORT…] [unless SETTING…]}. */
    static UsualWait parse(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException("`" + text + "` is no usual wait");
        }
        return new UsualWait(
                line.group("wait"),
                words(Optional.ofNullable(line.group("others")))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()),
                words(Optional.ofNullable(line.group("settings"))).toList());
    }

    private static Stream<String> words(Optional<String> text) {
        return text.stream().flatMap(words -> Stream.of(words.strip().split("\\s+")));
    }

    /** Why the service may listen somewhere else, in words that go on after its name; absent where the wait can be counted on. */
    public Optional<String> doubt(Service service) {
        Matcher matcher = WITH_PORT.matcher(text);
        return matcher.matches() ? doubt(service, matcher.group("port")) : Optional.empty();
    }

    /** What says the port itself is believed; then what the service offers; what it is set to in files nobody reads here. */
    private Optional<String> doubt(Service service, String port) {
        List<String> set = settings.stream()
                .filter(name -> !new PortSetting(name).valuesIn(service).isEmpty())
                .toList();
        Pattern thePort = Pattern.compile("(?<![0-9])" + port + "(?![0-9])");
        if (set.stream()
                .flatMap(name -> new PortSetting(name).valuesIn(service).stream())
                .anyMatch(value -> thePort.matcher(value).find())) {
            return Optional.empty();
        }
        if (!set.isEmpty()) {
            return Optional.of("`" + set.get(0) + "` may move it from port " + port);
        }
        Set<Integer> offered = offered(service);
        if (offered.contains(Integer.valueOf(port))) {
            return Optional.empty();
        }
        offered.removeAll(otherPorts);
        if (!offered.isEmpty()) {
            return Optional.of("it offers port " + offered.iterator().next() + ", and not its usual " + port);
        }
        return settings.stream()
                .filter(path -> path.startsWith("/") && new PortSetting(path).isMountedIn(service))
                .findFirst()
                .map(path -> "what is mounted at `" + path + "` may move it from port " + port);
    }

    private static Set<Integer> offered(Service service) {
        Set<Integer> offered = new TreeSet<>();
        service.ports().stream()
                .filter(port -> port.protocol() == Port.Protocol.TCP)
                .forEach(port -> offered.add(port.containerPort()));
        service.exposed().stream()
                .filter(port -> port.protocol() == Port.Protocol.TCP)
                .forEach(port -> offered.add(port.port()));
        return offered;
    }
}
