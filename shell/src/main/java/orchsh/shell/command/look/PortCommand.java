package orchsh.shell.command.look;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.Digits;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.Looking;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.container.PublishedPorts;
import orchsh.shell.view.table.Listing;

/** Tells where a port of a service is published. */
public final class PortCommand implements Looking {
    private static final String PROTOCOL = "--protocol";
    private static final int MOST_DIGITS = 5;

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(ServiceContainers.addIndexTo(
                Syntax.look("port", "Print where a port of a service is published, or where all of them are.")
                        .addPositional(Syntax.words("SERVICE [PORT]", "the service, and its port: 5432, 53/udp"))
                        .addOption(Syntax.value("PROTOCOL", "tcp, udp or sctp; default: tcp", PROTOCOL))));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode look(Glance call) {
        List<String> words = call.typed().words();
        if (words.isEmpty() || words.size() > 2) {
            throw ProblemException.usage(Problem.error("`port` takes a service and, if you like, one of its ports")
                    .hint("for example `orchsh port web 80`"));
        }
        if (words.size() == 1 && call.typed().has(PROTOCOL)) {
            throw ProblemException.usage(
                    Problem.error("`" + PROTOCOL + "` has no meaning without a port: all that are published are told")
                            .hint("for example `orchsh port " + words.get(0) + " 53 " + PROTOCOL + " udp`"));
        }
        Optional<Inside> inside = words.size() == 2
                ? Optional.of(Inside.parse(words.get(1), call.typed().value(PROTOCOL)))
                : Optional.empty();
        String stack = call.stackName();
        try (EngineView engine = call.openEngine()) {
            ObservedContainer container =
                    ServiceContainers.of(call, stack, engine).oneOf(words.get(0));
            List<PublishedPort> published = new ArrayList<>();
            List<PublishedPort> wanted = new ArrayList<>();
            for (PublishedPort port : PublishedPorts.ordered(container)) {
                if (port.isPublished()) {
                    published.add(port);
                    if (inside.isEmpty() || inside.get().is(port)) {
                        wanted.add(port);
                    }
                }
            }
            if (wanted.isEmpty()) {
                throw ProblemException.stack(notPublished(words.get(0), inside, container, published));
            }
            print(wanted, inside.isPresent(), call);
            return ExitCode.FINE;
        }
    }

    private static Problem notPublished(
            String service, Optional<Inside> port, ObservedContainer container, List<PublishedPort> published) {
        if (!container.isRunning()) {
            return Problem.error("service `" + service + "` does not run, so no port of it is published: `"
                            + container.name() + "` is " + container.state().word())
                    .hint("`orchsh start " + service + "` lets it run");
        }
        String what = port.isPresent()
                ? "port " + port.get() + " of service `" + service + "` is not published"
                : "no port of service `" + service + "` is published";
        Problem problem = Problem.error(what);
        Set<String> known = new LinkedHashSet<>();
        for (PublishedPort one : published) {
            known.add(inside(one));
        }
        return known.isEmpty() ? problem : problem.hint("published are: " + String.join(", ", known));
    }

    private static void print(List<PublishedPort> ports, boolean isAsked, Glance call) {
        if (isAsked && !ListOptions.isJson(call.typed())) {
            Set<String> places = new LinkedHashSet<>();
            for (PublishedPort port : ports) {
                places.add(outside(port));
            }
            call.print(List.copyOf(places));
            return;
        }
        Listing listing = Listing.of("PORT", "PUBLISHED AT");
        for (PublishedPort port : ports) {
            listing.row(inside(port), outside(port));
        }
        ListOptions.print(call, listing, "");
    }

    private static String inside(PublishedPort port) {
        return port.containerPort() + "/" + port.protocol();
    }

    private static String outside(PublishedPort port) {
        return PublishedPorts.bracketed(port.address()) + ":" + port.hostPort();
    }

    /** A port of the container. */
    private record Inside(int number, String protocol) {
        static Inside parse(String text, Optional<String> protocol) {
            String[] parts = text.split("/", -1);
            String kind = parts.length == 2 ? parts[1] : protocol.orElse("tcp");
            boolean isPort = Digits.are(parts[0]) && parts[0].length() <= MOST_DIGITS && parts.length <= 2;
            if (!isPort || !List.of("tcp", "udp", "sctp").contains(kind.toLowerCase(Locale.ROOT))) {
                throw ProblemException.usage(Problem.error("`" + text + (parts.length == 2 ? "" : "/" + kind)
                        + "` is not a port of a container: 5432, 53/udp"));
            }
            return new Inside(Integer.parseInt(parts[0]), kind.toLowerCase(Locale.ROOT));
        }

        boolean is(PublishedPort port) {
            return port.containerPort() == number && port.protocol().equals(protocol);
        }

        @Override
        public String toString() {
            return number + "/" + protocol;
        }
    }
}
