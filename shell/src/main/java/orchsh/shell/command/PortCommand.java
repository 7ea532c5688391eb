package orchsh.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.Listing;
import orchsh.shell.view.PublishedPorts;

/** Tells where a port of a service is published. */
final class PortCommand implements Command {
    private static final String PROTOCOL = "--protocol";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(ServiceContainers.addIndexTo(
                Syntax.command(this, "port", "Print where a port of a service is published, or where all of them are.")
                        .addPositional(Syntax.words("SERVICE [PORT]", "the service, and its port: 5432, 53/udp"))
                        .addOption(Syntax.value("PROTOCOL", "tcp, udp or sctp; default: tcp", PROTOCOL))));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
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
        try (OpenEngine engine = call.openEngine()) {
            ObservedContainer container =
                    ServiceContainers.of(call, stack, engine).oneOf(words.get(0));
            List<PublishedPort> published = PublishedPorts.ordered(container).stream()
                    .filter(PublishedPort::isPublished)
                    .toList();
            List<PublishedPort> wanted = inside.map(
                            port -> published.stream().filter(port::is).toList())
                    .orElse(published);
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
        String what = port.map(inside -> "port " + inside + " of service `" + service + "` is not published")
                .orElse("no port of service `" + service + "` is published");
        Problem problem = Problem.error(what);
        return published.isEmpty()
                ? problem
                : problem.hint("published are: "
                        + String.join(
                                ", ",
                                published.stream()
                                        .map(known -> known.containerPort() + "/" + known.protocol())
                                        .distinct()
                                        .toList()));
    }

    private static void print(List<PublishedPort> ports, boolean isAsked, Call call) {
        if (isAsked && !ListOptions.isJson(call.typed())) {
            call.print(ports.stream().map(PortCommand::outside).distinct().toList());
            return;
        }
        Listing listing = Listing.of("PORT", "PUBLISHED AT");
        ports.forEach(port -> listing.row(port.containerPort() + "/" + port.protocol(), outside(port)));
        ListOptions.print(call, listing, "");
    }

    private static String outside(PublishedPort port) {
        return PublishedPorts.bracketed(port.address()) + ":" + port.hostPort();
    }

    /** A port of the container. */
    private record Inside(int number, String protocol) {
        static Inside parse(String text, Optional<String> protocol) {
            String[] parts = text.split("/", -1);
            String kind = parts.length == 2 ? parts[1] : protocol.orElse("tcp");
            boolean isPort = parts[0].matches("\\d{1,5}") && parts.length <= 2;
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
