package orchsh.engine.run;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.plan.Step.LinkedService;

/**
 * The variables that Docker's {@code --link} gives a container on its default bridge. On a network of one's own the
 * engine gives none, so they are made here; the alias takes the place of the address, for it stays true when the other
 * container gets a new one.
 */
final class LinkVariables {
    private static final Pattern EXPOSED =
            Pattern.compile("(?<first>[0-9]{1,5})(-(?<last>[0-9]{1,5}))?(/(?<protocol>[a-z]+))?");

    private LinkVariables() {}

    /**
     * All variables of one link.
     *
     * @param container the linking container's name
     * @param linked the other end
     * @param image the other end's image; without one there is still what the other service says of itself
     */
    static SortedMap<String, String> of(String container, LinkedService linked, Optional<ImageDetails> image) {
        String alias = linked.link().alias();
        String prefix = alias.toUpperCase(Locale.ROOT).replace('-', '_');
        SortedMap<String, String> variables = new TreeMap<>();
        variables.put(prefix + "_NAME", "/" + container + "/" + alias);
        SortedSet<Exposed> ports = exposed(linked, image);
        if (!ports.isEmpty()) {
            variables.put(prefix + "_PORT", ports.first().url(alias));
        }
        for (Exposed port : ports) {
            addPort(
                    prefix + "_PORT_" + port.number + "_" + port.protocol.toUpperCase(Locale.ROOT),
                    alias,
                    port,
                    variables);
        }
        addRuns(prefix, alias, ports, variables);
        environment(linked, image).forEach((name, value) -> variables.put(prefix + "_ENV_" + name, value));
        return Collections.unmodifiableSortedMap(variables);
    }

    private record Exposed(int number, String protocol) implements Comparable<Exposed> {
        String url(String alias) {
            return protocol + "://" + alias + ":" + number;
        }

        @Override
        public int compareTo(Exposed other) {
            return number != other.number ? Integer.compare(number, other.number) : protocol.compareTo(other.protocol);
        }
    }

    private static SortedSet<Exposed> exposed(LinkedService linked, Optional<ImageDetails> image) {
        SortedSet<Exposed> ports = new TreeSet<>();
        for (ExposedPort port : linked.ports()) {
            ports.add(new Exposed(port.port(), port.protocol().word()));
        }
        image.map(ImageDetails::exposedPorts).orElse(List.of()).forEach(port -> addExposed(port, ports));
        return ports;
    }

    /** Some builders write ports of images as ranges. */
    private static void addExposed(String text, SortedSet<Exposed> ports) {
        Matcher port = EXPOSED.matcher(text);
        if (port.matches()) {
            int first = Integer.parseInt(port.group("first"));
            int last = port.group("last") == null ? first : Integer.parseInt(port.group("last"));
            String protocol = port.group("protocol") == null ? "tcp" : port.group("protocol");
            for (int number = first; number <= last; number++) {
                ports.add(new Exposed(number, protocol));
            }
        }
    }

    private static void addPort(String prefix, String alias, Exposed port, Map<String, String> variables) {
        variables.put(prefix, port.url(alias));
        variables.put(prefix + "_ADDR", alias);
        variables.put(prefix + "_PORT", String.valueOf(port.number));
        variables.put(prefix + "_PROTO", port.protocol);
    }

    /** Ports that follow each other are also given as a range. */
    private static void addRuns(String prefix, String alias, SortedSet<Exposed> ports, Map<String, String> variables) {
        for (Exposed first : ports) {
            if (ports.contains(new Exposed(first.number - 1, first.protocol))) {
                continue;
            }
            Exposed last = first;
            while (ports.contains(new Exposed(last.number + 1, first.protocol))) {
                last = new Exposed(last.number + 1, first.protocol);
            }
            if (last.number > first.number) {
                String run = prefix + "_PORT_" + first.number + "_" + first.protocol.toUpperCase(Locale.ROOT);
                variables.put(run + "_START", first.url(alias));
                variables.put(run + "_PORT_START", String.valueOf(first.number));
                variables.put(run + "_END", last.url(alias));
                variables.put(run + "_PORT_END", String.valueOf(last.number));
            }
        }
    }

    /** The variables of an image. */
    static SortedMap<String, String> environment(ImageDetails image) {
        SortedMap<String, String> environment = new TreeMap<>();
        for (String entry : image.env()) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return environment;
    }

    private static SortedMap<String, String> environment(LinkedService linked, Optional<ImageDetails> image) {
        SortedMap<String, String> environment =
                image.map(LinkVariables::environment).orElseGet(TreeMap::new);
        environment.putAll(linked.env());
        environment.remove("PATH");
        environment.remove("HOME");
        return environment;
    }
}
