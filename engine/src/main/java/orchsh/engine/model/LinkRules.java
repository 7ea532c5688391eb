package orchsh.engine.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Namespace.Kind;
import orchsh.engine.problem.Subject;

/** What must hold for names that services give to each other: a name is only found in a network that both are in. */
final class LinkRules {
    private final Stack stack;
    private final List<Finding> findings;
    private Optional<Circles> circles = Optional.empty();

    LinkRules(Stack stack, List<Finding> findings) {
        this.stack = stack;
        this.findings = findings;
    }

    void check(Service service) {
        Optional<Namespace> mode = service.namespaces().network();
        boolean hasNetwork = mode.isEmpty() || isBridge(service);
        for (Link link : service.links()) {
            Subject about = new Subject(service.name(), "link", link.service());
            if (hasNetwork) {
                stack.service(link.service()).ifPresent(target -> reachable(service, link, target));
            } else {
                say(about, says(service, "links to", link.service()) + noNetwork(mode.get()), Optional.empty());
            }
        }
        for (ExternalLink link : service.externalLinks()) {
            if (!hasNetwork) {
                Subject about = new Subject(service.name(), "externalLinks", link.container());
                say(about, says(service, "links to", link.container()) + noNetwork(mode.get()), Optional.empty());
            }
        }
        aliases(service);
    }

    private static String noNetwork(Namespace mode) {
        return ", but has no networks of its own: its `networkMode` is `" + words(mode) + "`";
    }

    private void reachable(Service service, Link link, Service target) {
        Optional<Namespace> mode = target.namespaces().network();
        Subject about = new Subject(service.name(), "link", target.name());
        String start = says(service, "links to", target.name());
        if (mode.isPresent() && !isBridge(target)) {
            Optional<String> hint = mode.get().kind() == Kind.SERVICE
                    ? Optional.of("link to `" + mode.get().of() + "`, whose network it shares")
                    : Optional.empty();
            say(about, start + ", where no name leads: its `networkMode` is `" + words(mode.get()) + "`", hint);
        } else if (isBridge(service) && isBridge(target)) {
            onBridge(service, link, target);
        } else if (Collections.disjoint(networksOf(service), networksOf(target))) {
            say(about, start + ", but they are in no network together", advice(service, target));
        }
    }

    private static Optional<String> advice(Service service, Service target) {
        if (isBridge(service) || isBridge(target)) {
            return Optional.of("take networkMode 'bridge' from `" + (isBridge(service) ? service : target).name()
                    + "`, or give it to both");
        }
        return Optional.of("add one of these to `" + service.name() + "`: network '"
                + String.join("', network '", networksOf(target)) + "'");
    }

    /** There the engine itself makes links: of a container that runs already, with variables, and one for each name. */
    private void onBridge(Service service, Link link, Service target) {
        Subject about = new Subject(service.name(), "link", target.name());
        String start = says(service, "links to", target.name()) + " on the engine's own bridge, ";
        if (circles().areOnOne(service.name(), target.name())) {
            say(
                    about,
                    start + "which cannot be done in a circle",
                    Optional.of("without networkMode 'bridge' circles of links are fine"));
        }
        if (!link.withEnv()) {
            say(about, start + "where the variables cannot be left out", Optional.empty());
        }
        if (target.replicas() == 0) {
            say(about, start + "where a link leads to a container, and it has none", Optional.empty());
        }
        if (target.replicas() > 1) {
            say(
                    about,
                    start + "where a link leads to one container, and it has " + target.replicas(),
                    Optional.empty());
        }
    }

    private Circles circles() {
        Circles known = circles.orElseGet(() -> Circles.of(stack));
        circles = Optional.of(known);
        return known;
    }

    private void aliases(Service service) {
        Set<String> seen = new HashSet<>();
        service.links().forEach(link -> alias(service, "link", link.service(), link.alias(), seen));
        service.externalLinks().forEach(link -> alias(service, "externalLinks", link.container(), link.alias(), seen));
    }

    private void alias(Service service, String word, String target, String alias, Set<String> seen) {
        if (!seen.add(alias)) {
            say(
                    new Subject(service.name(), word, target),
                    says(service, "gives the name", alias) + " to two links",
                    Optional.empty());
        }
    }

    private static boolean isBridge(Service service) {
        return service.namespaces()
                .network()
                .filter(mode -> mode.kind() == Kind.BRIDGE)
                .isPresent();
    }

    private static Set<String> networksOf(Service service) {
        Set<String> names = new LinkedHashSet<>();
        service.effectiveNetworks().forEach(use -> names.add(use.network()));
        return names;
    }

    private static String words(Namespace mode) {
        return mode.kind().word() + (mode.of().isEmpty() ? "" : ":" + mode.of());
    }

    private static String says(Service service, String verb, String what) {
        return "service `" + service.name() + "` " + verb + " `" + what + "`";
    }

    private void say(Subject about, String message, Optional<String> hint) {
        findings.add(new Finding(about, message, hint));
    }
}
