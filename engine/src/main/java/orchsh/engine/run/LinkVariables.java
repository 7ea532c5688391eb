package orchsh.engine.run;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.engine.model.Port;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.plan.Step.LinkedService;

/**
 * The variables that Docker's {@code --link} gives a container on its default bridge. On a network of one's own the
 * engine gives none, so they are made here; the alias takes the place of the address, for it stays true when the other
 * container gets a new one.
 */
final class LinkVariables {
    private LinkVariables() {}

    /**
     * All variables of one link.
     *
     * @param container the linking container's name
     * @param linked the other end
     * @param image the other end's image
     */
    static SortedMap<String, String> of(String container, LinkedService linked, ImageDetails image) {
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

    private static SortedSet<Exposed> exposed(LinkedService linked, ImageDetails image) {
        SortedSet<Exposed> ports = new TreeSet<>();
        for (Port port : linked.ports()) {
            ports.add(new Exposed(port.containerPort(), port.protocol().word()));
        }
        for (String port : image.exposedPorts()) {
            int slash = port.indexOf('/');
            String number = slash < 0 ? port : port.substring(0, slash);
            ports.add(new Exposed(Integer.parseInt(number), slash < 0 ? "tcp" : port.substring(slash + 1)));
        }
        return ports;
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

    private static SortedMap<String, String> environment(LinkedService linked, ImageDetails image) {
        SortedMap<String, String> environment = new TreeMap<>();
        for (String entry : image.env()) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        environment.remove("PATH");
        environment.remove("HOME");
        linked.env().forEach((name, value) -> {
            if (!name.equals("PATH") && !name.equals("HOME")) {
                environment.put(name, value);
            }
        });
        return environment;
    }
}
