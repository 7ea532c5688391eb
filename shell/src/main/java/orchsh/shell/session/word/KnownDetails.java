package orchsh.shell.session.word;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import orchsh.dsl.build.Param;
import orchsh.dsl.build.ParamType;
import orchsh.engine.model.Service;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.shell.session.engine.KeptEngines;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.session.status.StatusWatch;
import orchsh.shell.session.word.Candidate.Group;

/** What the session knows of things that have names: the ports and variables of services, and what params can be given. */
public final class KnownDetails {
    private final SessionModel model;
    private final StatusWatch watch;
    private final KeptEngines engines;
    private final ContainerVariables variables = new ContainerVariables();

    public KnownDetails(SessionModel model, StatusWatch watch, KeptEngines engines) {
        this.model = model;
        this.watch = watch;
        this.engines = engines;
    }

    /**
     * The ports of containers, with where they are published.
     *
     * @param service whose; those of all without one
     */
    List<Candidate> ports(Optional<String> service, Ports which) {
        Map<String, Candidate> found = new TreeMap<>(Comparator.comparing(KnownDetails::number));
        for (ObservedContainer container : containers(service)) {
            for (PublishedPort port : container.ports()) {
                if (port.isPublished() || which == Ports.ALL) {
                    add(port.containerPort(), port.protocol(), place(container, port, service), found);
                }
            }
        }
        for (Service declared : declared(service)) {
            String otherwise = "of " + declared.name() + ", which does not run";
            declared.ports()
                    .forEach(port -> add(port.containerPort(), port.protocol().word(), otherwise, found));
            if (which == Ports.ALL) {
                declared.exposed()
                        .forEach(port -> add(port.port(), port.protocol().word(), otherwise, found));
            }
        }
        return List.copyOf(found.values());
    }

    /** Which ports are meant. */
    enum Ports {
        PUBLISHED,
        ALL
    }

    private static void add(int number, String protocol, String description, Map<String, Candidate> found) {
        String word = protocol.equals("tcp") ? String.valueOf(number) : number + "/" + protocol;
        found.putIfAbsent(word, new Candidate(word, description, Group.PORT));
    }

    private static String place(ObservedContainer container, PublishedPort port, Optional<String> service) {
        String of = service.isPresent() ? "" : "of " + container.service().orElse("") + ", ";
        return of + (port.isPublished() ? "at port " + port.hostPort() + " of the host" : "not published");
    }

    private static String number(String port) {
        return "%5s %s".formatted(port.replaceAll("/.*", ""), port);
    }

    /**
     * The variables of containers, as far as they are declared or were asked for.
     *
     * @param service whose; those of all without one
     */
    List<Candidate> variables(Optional<String> service) {
        Map<String, Set<String>> owners = new TreeMap<>();
        declared(service).forEach(one -> one.env().keySet().forEach(name -> own(name, one.name(), owners)));
        containers(service)
                .forEach(container -> variables
                        .of(container)
                        .forEach(name -> own(name, container.service().orElse(""), owners)));
        return owners.entrySet().stream()
                .map(owned ->
                        new Candidate(owned.getKey(), "of " + String.join(", ", owned.getValue()), Group.VARIABLE))
                .toList();
    }

    private static void own(String name, String service, Map<String, Set<String>> owners) {
        owners.computeIfAbsent(name, unowned -> new TreeSet<>()).add(service);
    }

    /** Asks the engine for the variables of containers that it was not asked for before. */
    void lookIntoContainers() {
        watch.seen()
                .ifPresent(seen ->
                        engines.current().ifPresent(engine -> variables.lookInto(seen.own(), engine.observer())));
    }

    /** What a param can be given, as far as that is told: nothing of one that is secret. */
    List<Candidate> values(String param) {
        return model.known().stream()
                .flatMap(read -> read.params().stream())
                .filter(known -> known.name().equals(param) && known.secrecy() == Param.Secrecy.OPEN)
                .flatMap(KnownDetails::values)
                .toList();
    }

    private static Stream<Candidate> values(Param param) {
        Map<String, String> values = new LinkedHashMap<>();
        param.value().ifPresent(value -> values.put(value, "as it is"));
        param.standard().ifPresent(value -> values.merge(value, "the default", (is, standard) -> is + ", " + standard));
        (param.type() == ParamType.FLAG ? List.of("false", "true") : param.choices())
                .forEach(value -> values.putIfAbsent(value, ""));
        return values.entrySet().stream().map(value -> new Candidate(value.getKey(), value.getValue(), Group.VALUE));
    }

    private List<Service> declared(Optional<String> service) {
        return model.known().stream()
                .flatMap(read -> read.stack().services().stream())
                .filter(declared -> service.isEmpty() || service.get().equals(declared.name()))
                .toList();
    }

    private List<ObservedContainer> containers(Optional<String> service) {
        return watch.seen().stream()
                .flatMap(seen -> seen.own().stream())
                .filter(container -> service.isEmpty() || service.equals(container.service()))
                .toList();
    }
}
