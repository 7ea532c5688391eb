package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.engine.problem.NearMiss;

/** Completes services by those that they extend, in their own file or in another. */
final class Extending {
    private static final Set<String> KEYS = Set.of("service", "file");
    private static final List<String> NOT_SHARED = List.of("links", "volumes_from", "depends_on");

    private static final int MOST_LINKS = 100;

    private final ProjectLoader loader;
    private final Merging merging;
    private final FileNames names;
    private final NamedFiles files;
    private final Findings findings;
    private final Set<Set<Link>> refused = new HashSet<>();

    Extending(ProjectLoader loader, Merging merging, FileNames names, NamedFiles files, Findings findings) {
        this.loader = loader;
        this.merging = merging;
        this.names = names;
        this.files = files;
        this.findings = findings;
    }

    /** The tree of a file with all its services complete. */
    YamlMap in(YamlMap tree, ComposeFile file) {
        Optional<YamlEntry> services = tree.entry("services");
        if (services.isEmpty() || !(services.get().value() instanceof YamlMap map)) {
            return tree;
        }
        YamlMap complete = map.mapped(entry -> complete(entry.key(), map, file, List.of()));
        return tree.with(services.get().with(complete));
    }

    private record Link(Path file, String shownFile, String service) {}

    private YamlValue complete(String name, YamlMap services, ComposeFile file, List<Link> trail) {
        YamlValue value = services.get(name).orElseThrow();
        if (!(value instanceof YamlMap service) || !service.has("extends")) {
            return value;
        }
        List<Link> longer = new ArrayList<>(trail);
        longer.add(new Link(file.path(), file.source().name(), name));
        YamlMap alone = service.without("extends");
        return base(name, service.get("extends").orElseThrow(), services, file, longer)
                .<YamlValue>map(base -> merging.services(without(base, alone), alone))
                .orElse(alone);
    }

    private YamlMap without(YamlMap base, YamlMap service) {
        return loader.isLegacy() && LegacyForm.serviceWithoutReplaced(base, service) instanceof YamlMap left
                ? left
                : base;
    }

    private Optional<YamlMap> base(String name, YamlValue said, YamlMap services, ComposeFile file, List<Link> trail) {
        if (said instanceof YamlScalar scalar && !scalar.isNull()) {
            return service(scalar.asText(), scalar.at(), services, file, trail);
        }
        if (!(said instanceof YamlMap map)) {
            findings.error(said.at(), "`extends` takes a service, or a map of `service` and `file`");
            return Optional.empty();
        }
        map.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key()) && !entry.key().startsWith("x-"))
                .forEach(entry -> unknown(entry));
        Optional<YamlScalar> wanted = text(map, "service");
        if (wanted.isEmpty()) {
            findings.error(
                    map.at(), "`extends` of service `" + name + "` says no `service`", "for example service: web");
            return Optional.empty();
        }
        Optional<YamlScalar> other = text(map, "file");
        if (other.isEmpty()) {
            return service(wanted.get().asText(), wanted.get().at(), services, file, trail);
        }
        return fromFile(wanted.get(), other.get(), file, trail);
    }

    private void unknown(YamlEntry entry) {
        String hint = NearMiss.hint(entry.key(), KEYS).orElse("it has `service` and `file`");
        findings.error(entry.keyAt(), "`extends` has no key `" + entry.key() + "`", hint);
    }

    private static Optional<YamlScalar> text(YamlMap map, String key) {
        return map.get(key)
                .filter(value -> value instanceof YamlScalar scalar && !scalar.isNull())
                .map(value -> (YamlScalar) value);
    }

    private Optional<YamlMap> fromFile(YamlScalar service, YamlScalar name, ComposeFile file, List<Link> trail) {
        Optional<NamedFile> found = files.find(name, file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ComposeFile other =
                file.other(found.get(), names.source(found.get(), found.get().folder(), name.at()));
        int before = findings.errorCount();
        YamlMap tree = loader.alone(other);
        if (tree.get("services").orElse(null) instanceof YamlMap services) {
            return service(service.asText(), service.at(), services, other, trail);
        }
        if (findings.errorCount() == before) {
            findings.error(name.at(), "`" + other.source().name() + "` has no `services`");
        }
        return Optional.empty();
    }

    private Optional<YamlMap> service(String name, Place at, YamlMap services, ComposeFile file, List<Link> trail) {
        if (!services.has(name)) {
            String hint = NearMiss.hint(name, services.keys())
                    .orElse("what another file brings in cannot be extended without saying `file`");
            findings.error(
                    at, "there is no service `" + name + "` in " + file.source().name() + " to extend", hint);
            return Optional.empty();
        }
        Link link = new Link(file.path(), file.source().name(), name);
        if (trail.contains(link)) {
            refuseRound(trail, link, at);
            return Optional.empty();
        }
        if (trail.size() > MOST_LINKS) {
            findings.error(at, "more than " + MOST_LINKS + " services extend each other in a row");
            return Optional.empty();
        }
        if (complete(name, services, file, trail) instanceof YamlMap base) {
            refuseNotShared(name, base, at);
            return Optional.of(merging.services(YamlMap.empty(base.at()), base));
        }
        return Optional.empty();
    }

    /** Each round once, from wherever it is entered: {@code a -> b -> a}, with the files where there are several. */
    private void refuseRound(List<Link> trail, Link last, Place at) {
        List<Link> round = new ArrayList<>(trail.subList(trail.indexOf(last), trail.size()));
        if (!refused.add(Set.copyOf(round))) {
            return;
        }
        round.add(last);
        boolean oneFile = round.stream().map(Link::file).distinct().count() == 1;
        String told = round.stream()
                .map(link -> oneFile ? link.service() : link.service() + " in " + link.shownFile())
                .collect(Collectors.joining(" -> "));
        findings.error(at, "service `" + last.service() + "` extends itself: " + told);
    }

    /** In files of the first generation, what leads to other services was never taken over. */
    private void refuseNotShared(String name, YamlMap base, Place at) {
        if (!loader.isLegacy()) {
            return;
        }
        NOT_SHARED.stream()
                .filter(base::has)
                .findFirst()
                .ifPresent(key -> findings.error(
                        at,
                        "service `" + name + "` cannot be extended, for it has `" + key + "`",
                        "say `" + key + "` in both"));
        if (base.get("net").orElse(null) instanceof YamlScalar net
                && net.asText().startsWith("container:")) {
            findings.error(
                    at, "service `" + name + "` cannot be extended, for it has `net: container`", "say `net` in both");
        }
    }
}
